import {
  appointmentV1,
  personV1,
  standingV1,
  type ContendersDocument,
  type EventKind,
  type FactKind,
  type StandingDocument,
} from '@podium/contracts';
import type { Role } from '@podium/platform-access';
import { shippedDefinition, type Edition } from '@podium/programmes';
import { canonical } from '@podium/scoring';
import { AsRegistrations, aService, type AskOptions, type ServiceUnderTest, type TestDossier } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { results } from './results.service.js';

export interface Entrant {
  entryId: string;
  entryCode: string;
  categoryCode: string;
}

/** A closed round with its documents. */
export interface TestRound {
  roundId: string;
  editionCode: string;
  stageCode: string;
  categoryCode: string | null;
  streamCode: string | null;
  standing: StandingDocument;
  contenders: ContendersDocument;
  closedAt: string;
  closedBy: string;
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
  readonly registrations: AsRegistrations;

  private constructor(readonly under: ServiceUnderTest) {
    this.registrations = new AsRegistrations(under);
  }

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
    return this.registrations.open(edition, revision);
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

  /** The entry once more, its team having become somebody else: known by an address, or by account alone. */
  admitAgain(entrant: Entrant, email: string | null, personId: string | null = null, version = 2): Promise<void> {
    const contacts = email === null ? [] : [{ email, locale: 'en' as const }];
    const roster = [{ email, personId }];
    return this.registrations.admit(this.dossier(entrant, { version, contacts, ...(personId ? { roster } : {}) }));
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

  dossier(entrant: Entrant, change: Partial<TestDossier> = {}): TestDossier {
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
    for (const entrant of made) await this.registrations.admit(this.dossier(entrant));
    return made;
  }

  withdraw(entrant: Entrant, because?: 'disqualified' | 'reversed'): Promise<void> {
    return this.registrations.withdraw(this.dossier(entrant), because);
  }

  reinstate(entrant: Entrant): Promise<void> {
    return this.registrations.reinstate(this.dossier(entrant));
  }

  roundOf(places: Places, place: Partial<TestRound> = {}): TestRound {
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
      contenders: Object.fromEntries(dossiers.map(([id, { entryId, entryCode }]) => [id, { entryId, entryCode }])),
      closedAt: '2023-09-22T10:00:00.000Z',
      closedBy: this.organiser,
      ...place,
    };
  }

  /** A round was closed, as judging tells of it. @returns the hash of its standing */
  async closed({ standing, contenders, ...round }: TestRound): Promise<string> {
    const { documents } = this.under;
    const hash = await documents.keep(canonical(standing));
    const body = { ...round, standing: hash, contenders: await documents.keep(canonical(contenders)) };
    await this.tell(standingV1, body, { version: 1 });
    return hash;
  }

  /** @returns the round's id */
  async close(places: Places, place: Partial<TestRound> = {}): Promise<string> {
    const round = this.roundOf(places, place);
    await this.closed(round);
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
    const asked = /\b(release r|award a|own_entry|standing|RECURSIVE)\b/;
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
