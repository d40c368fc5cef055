import { SUBMIT, type SubmittedEntry } from '../graph/entries.js';
import type { Stage } from '../graph/bench-edition.js';
import { holdingEvents } from '../graph/held-events.js';
import { compare } from '../load/interleaved.js';
import { CONNECTIONS, post, type Target } from '../load/load.js';
import type { BenchRow } from '../row.js';
import { SUBMISSION } from '../server/bare-submission.js';
import { recorded } from './recorded.js';

const ANSWERED = '"__typename":"Entry"';

const base = 'bare Fastify route, same SQL';

/**
 * Submitting an entry with its answers and its team: through the gateway, and through a bare route with the same statements.
 * What submissions set off is held back: the bare route sets off nothing.
 */
export async function submitBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  await prepareBareSubmission(stage);
  const { graph, bare } = targets(stage, stage.urls.gateway);
  const rest = async () => void (await stage.db.query('DELETE FROM registrations.outbox; TRUNCATE bench.outbox'));
  const name = 'submit an entry: answers, team and event in one transaction';
  const row = await holdingEvents(stage.db, () =>
    compare({ goal: 0.72, base, name, seconds, measured: graph, against: bare, rest }),
  );
  return [row];
}

/** The same while the events are carried and letters to all members are written and sent, by the same process. */
export async function lettersBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  await prepareBareSubmission(stage);
  const { graph, bare } = targets(stage, stage.urls.gateway);
  const name = 'submit an entry, with its events and letters beside it';
  return [await compare({ goal: 0.5, base, name, seconds, measured: graph, against: bare, rest: stage.rest })];
}

/** Targets that submit the edition's entries again and again, each connection its own. */
export function targets(stage: Stage, graphUrl: string): { graph: Target; bare: Target } {
  const graph = stage.entries.map((entry) => ({
    request: { query: SUBMIT, variables: { input: inputOf(entry, 0) } },
    headers: { authorization: `Bearer ${entry.owner.token}` },
    next: () => entry.version++,
  }));
  const bare = stage.entries.map((entry) => ({
    request: { personId: entry.owner.personId, input: inputOf(entry, 0) },
    headers: {},
    next: () => entry.versionInCopy++,
  }));
  return { graph: submitting(graphUrl, '/graphql', graph), bare: submitting(stage.bareUrl, '/submit', bare) };
}

/** Lets the bare route run what Podium runs, as Podium says it now. */
async function prepareBareSubmission(stage: Stage): Promise<void> {
  const entry = stage.entries[0] as SubmittedEntry;
  const texts = await recorded(
    stage.server,
    {
      query: SUBMIT,
      variables: { input: inputOf(entry, entry.version++) },
      call: { authorization: `Bearer ${entry.owner.token}`, requestId: 'bench' },
    },
    SUBMISSION,
  );
  await stage.bare.ask('submission', texts);
  await stage.rest();
}

const inputOf = ({ id, title, answers, team }: SubmittedEntry, version: number) => ({
  entryId: id,
  version,
  title,
  answers,
  team,
});

interface Submission {
  /** With version 0, in whose place the next one is put. */
  request: unknown;
  headers: Record<string, string>;
  /** The version to send, which grows with each. */
  next(): number;
}

function submitting(url: string, path: string, submissions: Submission[]): Target {
  const prepared = submissions.map(({ request, headers, next }) => {
    const [before = '', after = ''] = JSON.stringify(request).split('"version":0');
    return { write: () => post(path, `${before}"version":${next()}${after}`, headers) };
  });
  const turns = Array.from({ length: CONNECTIONS }, () => 0);
  const each = Math.floor(prepared.length / CONNECTIONS);
  return {
    url,
    request(connection) {
      const turn = (turns[connection] as number)++ % each;
      return (prepared[connection * each + turn] as (typeof prepared)[number]).write();
    },
    check(answer) {
      if (!answer.includes(ANSWERED)) throw new Error(`not submitted: ${answer.toString().slice(0, 1_000)}`);
    },
  };
}
