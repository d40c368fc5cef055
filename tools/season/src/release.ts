import type { Company } from './company.js';
import { GraphRefused } from './graph.js';
import * as ask from './operations.js';
import type { Person } from './person.js';
import type { WinnerRow, Winners } from './results-document.js';
import { stagesOf } from './stage.js';
import { until } from './until.js';

export type LetterCounts = Record<'queued' | 'sent' | 'failed' | 'inDoubt', number>;

/** Organisers confer what the standings say, one proposes the release, another approves it; then the public reads. */
export async function release(company: Company, organiser: Person, approver: Person): Promise<Winners> {
  company.progress.begin('awards and release', 1);
  const editionCode = company.editionCode;
  // Every round that was held has its standing, those too whose awards hang on others: Grand, Award of the Year.
  const held = new Set(
    stagesOf(company.edition, editionCode).flatMap(({ code, places }) =>
      places.map(({ categoryCode, streamCode }) => `${code} ${categoryCode} ${streamCode}`),
    ),
  );
  const due = await until('every standing has reached results', async () => {
    const nodes = await everyPage<DueNode>((after) =>
      organiser
        .ask<{ awardsDue: Page<DueNode> }>(ask.AWARDS_DUE, { editionCode, after })
        .then(({ awardsDue }) => awardsDue),
    );
    const awaited = nodes.filter(
      ({ nothingBecause, stageCode, categoryCode, streamCode }) =>
        nothingBecause === 'ROUND_NOT_CLOSED' && held.has(`${stageCode} ${categoryCode} ${streamCode}`),
    );
    if (awaited.length > 0) throw new GraphRefused('NOT_YET', `${awaited.length} awards have no standing yet`);
    return nodes.flatMap(({ awardCode, roundId, suggestions }) =>
      roundId === null ? [] : suggestions.map((each): Due => ({ awardCode, roundId, ...each })),
    );
  });
  const awards = chosen(due).map(({ awardCode, entryId, roundId }) => ({ awardCode, entryId, roundId }));
  await organiser.tell('confer', ask.CONFER, { input: { editionCode, awards } });
  company.count('awards conferred', awards.length);
  const before = await readWinners(company);
  if (before.EN.length > 0) throw new Error('winners were read before anybody released them');
  const at = new Date(Date.now() + 2_000).toISOString();
  const proposed = await organiser.tell<{ __typename: 'Release'; id: string; hash: string }>(
    'propose',
    ask.PROPOSE_RELEASE,
    {
      input: { editionCode, at },
    },
  );
  await approver.tell('approve', ask.APPROVE_RELEASE, {
    input: { releaseId: proposed.id, hash: proposed.hash },
  });
  const early = await readWinners(company);
  if (Date.now() < Date.parse(at) && early.EN.length > 0) throw new Error('winners were read before their instant');
  const winners = await until('the release', async () => {
    const read = await readWinners(company);
    // Each language is an answer of its own, which the gateway may keep for a second beyond the instant.
    if (Object.values(read).some((rows) => rows.length < awards.length))
      throw new GraphRefused('NOT_YET', 'not released yet');
    return read;
  });
  company.progress.end();
  return winners;
}

/** How many letters the server has sent in all; waits a little for those on their way. */
export async function lettersOnceSent(company: Company, administrator: Person): Promise<LetterCounts> {
  company.progress.begin('last letters', 1);
  for (let attempt = 0; ; attempt++) {
    const { letterCounts } = await administrator.ask<{ letterCounts: LetterCounts }>(ask.LETTER_COUNTS);
    if (letterCounts.queued === 0 || attempt === 60) {
      company.progress.end();
      return letterCounts;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** As anybody reads them: without a token. */
async function readWinners(company: Company): Promise<Winners> {
  const page = (locale: string, after: string | null) =>
    company.graph
      .ask<{ winners: Page<WinnerNode> }>(
        ask.WINNERS,
        { editionCode: company.editionCode, locale, after },
        { client: '10.255.255.1' },
      )
      .then(({ winners }) => winners);
  const read = async (locale: string): Promise<WinnerRow[]> => {
    const nodes = await everyPage<WinnerNode>((after) => page(locale, after));
    return nodes.map(({ organisations, ...row }) => ({ ...row, organisation: organisations[0]?.name ?? null }));
  };
  return { EN: await read('EN'), ZH_HANT: await read('ZH_HANT'), ZH_HANS: await read('ZH_HANS') };
}

type WinnerNode = Omit<WinnerRow, 'organisation'> & { organisations: { name: string }[] };

interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function everyPage<Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const page: Page<Node> = await read(after);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

interface DueNode {
  awardCode: string;
  stageCode: string;
  categoryCode: string | null;
  streamCode: string | null;
  roundId: string | null;
  nothingBecause: string | null;
  suggestions: { entryId: string; tied: boolean }[];
}

interface Due {
  awardCode: string;
  entryId: string;
  roundId: string;
  tied: boolean;
}

/** Where more are tied than there are awards, the panel's choice: here the earlier reference. */
function chosen(due: Due[]): Due[] {
  const seen = new Set<string>();
  return due.filter(({ awardCode, roundId, tied }) => {
    const key = `${awardCode} ${roundId}`;
    if (tied && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
