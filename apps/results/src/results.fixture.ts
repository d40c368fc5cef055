import { aService, type AskOptions } from '@podium/testing';
import { results } from './results.service.js';
import { ToldResults, type Entrant } from './told-results.fixture.js';

export { addressOf, type Entrant, type TestRound } from './told-results.fixture.js';

export const WINNER = `id awardCode scope stageCode place entryCode categoryCode streamCode releasedAt title teamName organisations { name }`;

/** The results service after an edition was opened and entries were admitted, and what organisers do then. */
export class ResultsUnderTest extends ToldResults {
  static async start(settings: Record<string, string> = {}): Promise<ResultsUnderTest> {
    const made = new ResultsUnderTest(await aService(results, { settings }));
    await made.open(made.edition);
    await made.appoint('organiser', null, made.organiser);
    await made.appoint('organiser', null, made.second);
    return made;
  }

  /** The one field of an operation's answer. */
  async ask(query: string, variables: Record<string, unknown> = {}, options: AskOptions = { as: this.organiser }) {
    const { data, errorCodes } = await this.under.run(query, variables, options);
    return errorCodes.length > 0 ? { errorCodes } : Object.values(data)[0];
  }

  confer(awards: { awardCode: string; entryId: string; roundId: string }[], options?: AskOptions) {
    return this.ask(
      `mutation ($input: ConferAwardsInput!) { conferAwards(input: $input) { __typename
         ... on AwardsConferred { awards { id awardCode entryCode categoryCode streamCode place releasedAt } }
         ... on AwardIsTaken { max } ... on Refusal { message } } }`,
      { input: { editionCode: 'HKICTA23', awards } },
      options,
    );
  }

  /** Confers the gold of a stream. @returns the award's id */
  async gold(entrant: Entrant, streamCode = 'OPEN'): Promise<string> {
    const { categoryCode, entryId } = entrant;
    const roundId = await this.close([[entrant, 1]], { categoryCode, streamCode });
    const conferred = await this.confer([{ awardCode: 'gold', entryId, roundId }]);
    if (conferred.__typename !== 'AwardsConferred') throw new Error(JSON.stringify(conferred));
    return conferred.awards[0].id;
  }

  /** @param at  `AT_ONCE`: when it is approved */
  propose(at: string, categoryCode: string | null = null, options?: AskOptions) {
    const when = at === AT_ONCE ? { atOnce: true } : { at };
    const input = { editionCode: 'HKICTA23', categoryCode, ...when };
    return this.release('proposeRelease', 'ProposeReleaseInput', input, options);
  }

  approve({ id, hash }: { id: string; hash: string }, options: AskOptions = { as: this.second }) {
    return this.release('approveRelease', 'ApproveReleaseInput', { releaseId: id, hash }, options);
  }

  cancel(releaseId: string, options?: AskOptions, reason = 'The ceremony is put off.') {
    return this.release('cancelRelease', 'CancelReleaseInput', { releaseId, reason }, options);
  }

  /** The first hundred that somebody sees. */
  async releases(categoryCode: string | null, options?: AskOptions) {
    const page = await this.ask(
      `query ($categoryCode: String) { releases(editionCode: "HKICTA23", categoryCode: $categoryCode, first: 100) {
         nodes { id state awardCount viewerCan } } }`,
      { categoryCode },
      options,
    );
    return page.nodes;
  }

  /** What the gateway finds of one Node. */
  node(type: string, id: string, options?: AskOptions) {
    return this.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { id } } }`,
      { of: [{ __typename: type, id }] },
      options,
    );
  }

  private release(field: string, type: string, input: Record<string, unknown>, options?: AskOptions) {
    return this.ask(
      `mutation ($input: ${type}!) { ${field}(input: $input) { __typename
         ... on Release { id at state hash awardCount categoryCode proposedBy approvedBy viewerCan } ... on Refusal { message } } }`,
      { input },
      options,
    );
  }

  revoke(awardId: string, options?: AskOptions, reason = 'Plagiarism.') {
    return this.ask(
      `mutation ($input: RevokeAwardInput!) { revokeAward(input: $input) { __typename
         ... on Award { id state } ... on AwardIsApproved { releaseId } ... on Refusal { message } } }`,
      { input: { awardId, reason } },
      options,
    );
  }

  /** What anybody reads, nobody being signed in: the first hundred. */
  async winners(categoryCode: string | null = null, fields = WINNER) {
    const page = await this.ask(
      `query ($categoryCode: String) { winners(editionCode: "HKICTA23", categoryCode: $categoryCode, first: 100) { nodes { ${fields} } } }`,
      { categoryCode },
      {},
    );
    return page.nodes ?? page;
  }

  /** How many statements about awards and releases somebody's question costs; what runs beside it is not counted. */
  async statementsOf(work: () => Promise<unknown>): Promise<number> {
    let count = 0;
    const asked = /\b(release r|award a|own_entry|standing|RECURSIVE)\b/;
    this.database.onStatement = (sql) => void (asked.test(sql) && count++);
    await work();
    this.database.onStatement = undefined;
    return count;
  }
}

/** An instant so many milliseconds from now. */
export const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
/** Instead of an instant. */
export const AT_ONCE = 'at once';
export const LONG_FROM_NOW = '2123-11-03T10:00:00.000Z';
