import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailboxKey } from '@podium/platform-config';
import { Graph, Person } from '@podium/season';
import pg from 'pg';
import { runSeason } from '../cases/memory.bench.js';
import { ADMINISTRATOR, startDatabase, startServer } from '../graph/installation.js';
import { median } from '../load/percentile.js';
import type { Child } from '../process/child.js';
import type { BenchRow } from '../row.js';
import type { HeardStatement } from '../server/record-statements.js';
import { closeConnections, medianOf, once, type Asked } from './ask.js';
import { fill, scaled } from './fill.js';
import { wholeReads } from './plans.js';
import { questions, seasonIn, type Question, type Season } from './questions.js';

const ROUNDS = 3;
const EACH_MS = 400;
const MOST_TIMES = 2;
const JUDGES = 40;
const LARGE = 'podium_large';

/** One installation that is asked: a season alone, or the same season beside fifty others. */
interface Side {
  server: Child;
  url: string;
  tokens: Record<Question['who'], string | undefined>;
}

const told = (line: string) => process.stderr.write(`    ${line}\n`);

/**
 * Holds a season, copies its database and fills the copy with others; then asks the same of both in turn. A row's ratio is how many times the small
 * one's time the large one may take, by how many it does.
 */
export async function scaleBench(factor: number, entries: number): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'podium-scale-'));
  const undo: (() => Promise<unknown> | void)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  try {
    const smallUrl = await startDatabase(join(dataDir, 'postgres'), undo);
    const first = startServer(dataDir, smallUrl);
    undo.push(() => first.stop());
    const { gateway } = await first.ask<{ gateway: string }>('urls');
    told(`a season of ${entries} entries …`);
    await runSeason(gateway, entries, dataDir, JUDGES);
    await first.stop();
    const largeUrl = await copied(smallUrl);
    const db = await connected(largeUrl, undo);
    const season = await seasonIn(db);
    await fill(db, scaled(factor), told);
    told(await sizes(db));
    const [small, large] = [
      await sideOf(smallUrl, dataDir, season, undo),
      await sideOf(largeUrl, dataDir, season, undo),
    ];
    const rows: BenchRow[] = [];
    await large.server.ask('listen.start');
    for (const question of questions(season)) {
      const row = await compared(question, small, large);
      told(`${row.name}: ${row.value} ${row.unit}, ${row.base}`);
      rows.push(row);
    }
    const statements = await large.server.ask<HeardStatement[]>('listen.stop');
    return [...rows, planRow(await wholeReads(db, statements), statements.length)];
  } finally {
    closeConnections();
    for (const step of undo.reverse()) await step();
  }
}

async function compared(question: Question, small: Side, large: Side): Promise<BenchRow> {
  const body = JSON.stringify({ query: question.query, variables: question.variables });
  const asking = ({ url, tokens }: Side): Asked => ({ url, body, token: tokens[question.who] });
  const [one, other] = [asking(small), asking(large)];
  for (const asked of [one, other]) {
    const answer = (await once(asked)).toString();
    if (answer.includes('"errors"')) throw new Error(`${question.name}: ${answer.slice(0, 600)}`);
    await medianOf(asked, EACH_MS / 2);
  }
  const times: { alone: number; beside: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const alone = await medianOf(one, EACH_MS);
    times.push({ alone, beside: await medianOf(other, EACH_MS) });
  }
  const most = median(times.map(({ alone, beside }) => beside / alone));
  const beside = median(times.map((each) => each.beside));
  return {
    name: `large installation: ${question.name}`,
    ratio: MOST_TIMES / most,
    goal: 1,
    base: `at most ${MOST_TIMES} times the ${median(times.map(({ alone }) => alone)).toFixed(1)} ms alone`,
    p99ms: null,
    value: Number(beside.toFixed(1)),
    unit: `ms, ${most.toFixed(2)} times`,
  };
}

function planRow(found: { table: string; statement: string }[], statements: number): BenchRow {
  for (const { table, statement } of found) told(`${table} is read from end to end by: ${statement.slice(0, 400)}`);
  return {
    name: `large installation: tables read from end to end by ${statements} statements`,
    ratio: found.length === 0 ? 1 : 0,
    goal: 1,
    base: 'none that grows',
    p99ms: null,
    value: found.length,
    unit: 'statements',
  };
}

/** The same database once more, under another name, as files. */
async function copied(url: string): Promise<string> {
  const address = new URL(url);
  const name = address.pathname.slice(1);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client
    .query(`CREATE DATABASE ${LARGE} TEMPLATE ${pg.escapeIdentifier(name)} STRATEGY file_copy`)
    .finally(() => client.end());
  address.pathname = `/${LARGE}`;
  return address.href;
}

async function connected(url: string, undo: (() => Promise<unknown> | void)[]): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  undo.push(() => client.end());
  return client;
}

/** A Podium on one of the databases, and those who ask it, signed in. */
async function sideOf(
  databaseUrl: string,
  dataDir: string,
  season: Season,
  undo: (() => Promise<unknown> | void)[],
): Promise<Side> {
  const server = startServer(dataDir, databaseUrl);
  undo.push(() => server.stop());
  const { gateway: url } = await server.ask<{ gateway: string }>('urls');
  const graph = new Graph(url, url, mailboxKey(dataDir));
  undo.push(() => graph.close());
  const signedIn = async (email: string, at: number) =>
    (await new Person(graph, email, `10.0.0.${at}`, 'scale').asking()).token;
  const tokens = {
    administrator: await signedIn(ADMINISTRATOR, 1),
    organiser: await signedIn(season.organiser, 2),
    judge: await signedIn(season.judge, 3),
    nobody: undefined,
  };
  return { server, url, tokens };
}

async function sizes(db: pg.Client): Promise<string> {
  const { rows } = await db.query<{ line: string }>(
    `SELECT (SELECT count(*) FROM registrations.edition) || ' editions, ' || (SELECT count(*) FROM registrations.entry) || ' entries, '
       || (SELECT count(*) FROM judging.sheet) || ' sheets, ' || (SELECT count(*) FROM results.released_award) || ' released awards, '
       || (SELECT count(*) FROM mailer.letter) || ' letters, ' || pg_size_pretty(pg_database_size(current_database())) AS line`,
  );
  return rows[0]?.line ?? '';
}
