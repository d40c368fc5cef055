import {
  appointmentV1,
  editionOpenedV1,
  entryAdmittedV1,
  entryWithdrawnV1,
  personV1,
  roundClosedV1,
  type Dossier,
  type EventKind,
  type FactKind,
  type PayloadOf,
} from '@podium/contracts';
import type { Role } from '@podium/platform-access';
import { shippedDefinition, type Edition } from '@podium/programmes';
import { aService, type AskOptions, type ServiceUnderTest } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { results } from './results.service.js';

export interface Entrant {
  entryId: string;
  entryCode: string;
  categoryCode: string;
}

/** Places of a closed round: the same place twice is a tie. */
type Places = [entrant: Entrant, place: number, total?: string][];

export const WINNER = `id awardCode scope stageCode place entryCode categoryCode streamCode releasedAt title teamName organisations { name }`;

/** The results service after an edition was opened and entries were admitted, and what organisers do then. */
export class ResultsUnderTest {
  readonly edition: Edition = shippedDefinition('hkicta-2023');
  readonly organiser = uuidv7();
  readonly second = uuidv7();
  private number = 0;
  private constructor(readonly under: ServiceUnderTest) {}

  static async start(settings: Record<string, string> = {}): Promise<ResultsUnderTest> {
    const made = new ResultsUnderTest(await aService(results, { settings }));
    await made.open(made.edition);
    await made.appoint('organiser', null, made.organiser);
    await made.appoint('organiser', null, made.second);
    return made;
  }

  get database() {
    return this.under.service.database;
  }

  /** Handles an event as the listener does, without the queue in between. */
  tell<T>(kind: EventKind<T> | FactKind<T>, payload: T, fact?: { ended?: boolean; version?: number }): Promise<void> {
    return this.under.tell(kind, payload, fact);
  }

  open(edition: Edition, revision = 1): Promise<void> {
    return this.tell(editionOpenedV1, { editionId: uuidv7(), revision, edition });
  }

  /** An organiser of another edition. */
  async appointIn(editionCode: string, personId = uuidv7()): Promise<string> {
    const place = { personId, role: 'organiser' as const, editionCode, categoryCode: null };
    await this.tell(appointmentV1, { appointmentId: uuidv7(), ...place, appointedBy: null });
    return personId;
  }

  /** Ends whatever somebody is appointed to. */
  async endAppointments(personId: string): Promise<void> {
    await this.database.execute('UPDATE appointment SET ended = true WHERE person_id = $1', [personId]);
  }

  /** The entry once more, its team having become somebody else. */
  admitAgain(entrant: Entrant, email: string): Promise<void> {
    const contacts = [{ email, locale: 'en' as const }];
    return this.tell(entryAdmittedV1, { dossier: this.dossier(entrant, { version: 2, contacts }) });
  }

  /** An account with an address. */
  async register(email: string, personId = uuidv7()): Promise<string> {
    await this.tell(personV1, { personId, addresses: [email], locale: 'en' });
    return personId;
  }

  async appoint(
    role: Role,
    categoryCode: string | null,
    personId = uuidv7(),
    appointedBy: string | null = null,
  ): Promise<string> {
    await this.tell(appointmentV1, {
      appointmentId: uuidv7(),
      personId,
      role,
      editionCode: 'HKICTA23',
      categoryCode,
      appointedBy,
    });
    return personId;
  }

  dossier(entrant: Entrant, change: Partial<Dossier> = {}): Dossier {
    const { entryId, entryCode, categoryCode } = entrant;
    return {
      dossierId: uuidv7(),
      version: 1,
      entryId,
      entryCode,
      editionCode: 'HKICTA23',
      categoryCode,
      streamCode: 'OPEN',
      title: { en: `Robot ${entryCode}`, zhHant: `機械人 ${entryCode}`, zhHans: `机器人 ${entryCode}` },
      contacts: [{ email: addressOf(entrant), locale: 'zhHant' }],
      answers: { telephone: '+852 6123 4567' },
      team: { name: { en: `Team ${entryCode}` }, organisation: null, members: [] },
      admittedAt: '2023-07-01T00:00:00.000Z',
      hash: 'a'.repeat(64),
      ...change,
    };
  }

  /** So many entries, admitted. */
  async entrants(count: number, categoryCode = 'SL'): Promise<Entrant[]> {
    const made = Array.from({ length: count }, () => ({
      entryId: uuidv7(),
      entryCode: `HKICTA23-${categoryCode}-${String(++this.number).padStart(4, '0')}`,
      categoryCode,
    }));
    for (const entrant of made) await this.tell(entryAdmittedV1, { dossier: this.dossier(entrant) });
    return made;
  }

  withdraw({ entryId, entryCode, categoryCode }: Entrant): Promise<void> {
    return this.tell(entryWithdrawnV1, {
      entryId,
      entryCode,
      editionCode: 'HKICTA23',
      categoryCode,
      streamCode: 'OPEN',
      title: { en: 'Robot' },
      contacts: [],
      reason: 'no time',
    });
  }

  roundOf(places: Places, place: Partial<PayloadOf<typeof roundClosedV1>> = {}): PayloadOf<typeof roundClosedV1> {
    const dossiers = places.map(([entrant]) => [uuidv7(), entrant] as const);
    return {
      roundId: uuidv7(),
      editionCode: 'HKICTA23',
      stageCode: 'judging',
      categoryCode: 'SL',
      streamCode: 'OPEN',
      standing: {
        ranking: dossiers.map(([dossier], at) => ({
          dossier,
          place: places[at]?.[1] as number,
          total: places[at]?.[2] ?? '80.00',
        })),
      },
      standingHash: 'b'.repeat(64),
      dossiers: Object.fromEntries(dossiers.map(([id, { entryId, entryCode }]) => [id, { entryId, entryCode }])),
      closedAt: '2023-09-22T10:00:00.000Z',
      closedBy: this.organiser,
      ...place,
    };
  }

  /** @returns the round's id */
  async close(places: Places, place: Partial<PayloadOf<typeof roundClosedV1>> = {}): Promise<string> {
    const round = this.roundOf(places, place);
    await this.tell(roundClosedV1, round);
    return round.roundId;
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
    const asked = /\b(release r|award a|entrant_member|standing|RECURSIVE)\b/;
    this.database.onStatement = (sql) => void (asked.test(sql) && count++);
    await work();
    this.database.onStatement = undefined;
    return count;
  }

  stop(): Promise<void> {
    return this.under.close();
  }
}

/** The one address of the team of an entry. */
export const addressOf = ({ entryCode }: Pick<Entrant, 'entryCode'>) => `private-${entryCode.toLowerCase()}@example.hk`;

/** An instant so many milliseconds from now. */
export const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
/** Instead of an instant. */
export const AT_ONCE = 'at once';
export const LONG_FROM_NOW = '2123-11-03T10:00:00.000Z';
