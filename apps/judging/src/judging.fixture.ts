import { appointmentV1, personV1 } from '@podium/contracts';
import type { EventKind, FactKind } from '@podium/contracts';
import type { Role } from '@podium/platform-access';
import { shippedDefinition, type Edition } from '@podium/programmes';
import { AsRegistrations, aService, type AskOptions, type TestDossier, type ServiceUnderTest } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { judging } from './judging.service.js';

/** The Hong Kong ICT Awards of 2023, held so many years later that no deadline has passed. */
export function anEdition(change: (edition: Edition) => void = () => undefined): Edition {
  const edition = structuredClone(shippedDefinition('hkicta-2023'));
  for (const milestone of edition.calendar) milestone.at = milestone.at.replace(/^\d{4}/, '2123');
  // Most tests want fewer judges than a panel of these awards has.
  for (const panel of edition.panels ?? []) delete panel.members;
  change(edition);
  return edition;
}

/** A dossier as registrations would freeze it. `number` makes it and its code stable. */
export function aDossier(number: number, change: Partial<TestDossier> = {}): TestDossier {
  const editionCode = change.editionCode ?? 'HKICTA23';
  const categoryCode = change.categoryCode ?? 'SL';
  return {
    dossierId: uuidv7(),
    version: 1,
    entryId: uuidv7(),
    entryCode: `${editionCode}-${categoryCode}-${String(number).padStart(4, '0')}`,
    editionCode,
    categoryCode,
    streamCode: 'OPEN',
    title: { en: `Entry ${number}`, zhHant: `參賽項目${number}` },
    contacts: [{ email: `entrant-${number}@example.hk`, locale: 'en' }],
    answers: {
      summary: { en: `What ${number} does` },
      'contact-email': `entrant-${number}@example.hk`,
      contact: { familyName: 'Chan', givenName: 'Tai Man' },
      'not-asked': 'stray',
    },
    team: {
      name: { en: `Team ${number}` },
      organisation: null,
      members: [
        {
          familyName: 'Chan',
          givenName: 'Tai Man',
          otherName: null,
          nameZh: '陳大文',
          displayName: 'Chan Tai Man',
          leader: true,
        },
      ],
    },
    admittedAt: '2123-07-01T00:00:00.000Z',
    ...change,
  };
}

export interface Judge {
  person: string;
  seatId: string;
  email: string;
}

/** The judging service with people, for tests. */
export class JudgingUnderTest {
  readonly organiser = uuidv7();
  edition: Edition = anEdition();
  private readonly declared = new Set<string>();

  readonly registrations: AsRegistrations;

  private constructor(readonly under: ServiceUnderTest) {
    this.registrations = new AsRegistrations(under);
  }

  static async start(settings: Record<string, string> = {}): Promise<JudgingUnderTest> {
    const made = new JudgingUnderTest(await aService(judging, { settings }));
    await made.tell(personV1, { personId: made.organiser, addresses: ['organiser@example.hk'], locale: 'en' });
    await made.appoint(made.organiser, 'administrator', null, null);
    return made;
  }

  get database() {
    return this.under.service.database;
  }

  /** Rows as the service sees them on its own account; outside a transaction it sees nothing. */
  rows<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.database.transaction((tx) => tx.query<Row>(sql, values));
  }

  /** Handles an event as the listener does, without the queue in between. */
  tell<T>(kind: EventKind<T> | FactKind<T>, payload: T, fact?: { ended?: boolean; version?: number }): Promise<void> {
    return this.under.tell(kind, payload, fact);
  }

  async appoint(
    personId: string,
    role: Role,
    editionCode: string | null,
    categoryCode: string | null,
  ): Promise<string> {
    const place = { personId, role, editionCode, categoryCode };
    await this.tell(appointmentV1, { appointmentId: uuidv7(), ...place, appointedBy: null });
    return personId;
  }

  async open(edition: Edition, revision = 1): Promise<void> {
    this.edition = edition;
    await this.registrations.open(edition, revision);
  }

  async admit(count: number, change: Partial<TestDossier> = {}, from = 1): Promise<TestDossier[]> {
    const dossiers = Array.from({ length: count }, (_, index) => aDossier(from + index, change));
    for (const dossier of dossiers) await this.registrations.admit(dossier);
    return dossiers;
  }

  async person(email: string): Promise<string> {
    const personId = uuidv7();
    await this.tell(personV1, { personId, addresses: [email], locale: 'en' });
    return personId;
  }

  /** The one field of an operation's answer. */
  async ask(query: string, variables: Record<string, unknown> = {}, options: AskOptions = {}) {
    const { data, errorCodes } = await this.under.run(query, variables, { as: this.organiser, ...options });
    if (errorCodes.length > 0) return { errorCodes };
    return Object.values(data)[0];
  }

  async panel(judges: string[], place: Record<string, unknown> = {}): Promise<{ id: string; judges: Judge[] }> {
    const panel = await this.ask(
      `mutation ($input: FormPanelInput!) { formPanel(input: $input) { __typename ... on Panel { id } ... on Refusal { message } } }`,
      {
        input: {
          editionCode: 'HKICTA23',
          categoryCode: 'SL',
          stageCode: 'assessment',
          name: { en: 'Assessors', zhHant: '評審員' },
          ...place,
        },
      },
    );
    if (panel.__typename !== 'Panel') throw new Error(JSON.stringify(panel));
    const seated: Judge[] = [];
    for (const email of judges) {
      const [known] = await this.database.query<{ id: string }>(
        'SELECT person_id AS id FROM person WHERE email_key = $1',
        [email],
      );
      const person = known?.id ?? (await this.person(email));
      const seat = await this.seat(panel.id, email);
      seated.push({ person, seatId: seat.id, email });
    }
    return { id: panel.id, judges: seated };
  }

  seat(panelId: string, email: string, options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: SeatJudgeInput!) { seatJudge(input: $input) {
         __typename ... on Seat { id personId email } ... on Refusal { message } } }`,
      { input: { panelId, email, familyName: 'Wong', givenName: 'Mei' } },
      options,
    );
  }

  openRound(panelId: string, place: Record<string, unknown> = {}, options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: OpenRoundInput!) { openRound(input: $input) { __typename
         ... on Round { id state closesAt progress { contenders assigned handedIn unassigned } }
         ... on EarlierRoundsUnfinished { open unheld } ... on RoundAlreadyHeld { roundId } ... on Refusal { message } } }`,
      {
        input: {
          editionCode: 'HKICTA23',
          categoryCode: 'SL',
          streamCode: 'OPEN',
          stageCode: 'assessment',
          panelId,
          whileEntering: true,
          ...place,
        },
      },
      options,
    );
  }

  assign(roundId: string, perDossier: number | null = null, seed = 'seed', options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: AssignDossiersInput!) { assignDossiers(input: $input) { __typename
         ... on DossiersAssigned { assigned added short } ... on RoundClosed { closedAt } ... on Refusal { message } } }`,
      { input: { roundId, perDossier, seed } },
      options,
    );
  }

  /** Hands a sheet in; whoever has not declared conflicts in the round does so before. */
  async submit(
    judge: Pick<Judge, 'person'>,
    roundId: string,
    dossierId: string,
    marks: unknown,
    more: SubmitMore = {},
  ) {
    const { comment = null, baseVersion = 0, undeclared = false, ...options } = more;
    const declaring = `${judge.person} ${roundId}`;
    if (!undeclared && !this.declared.has(declaring)) await this.declare(judge, roundId);
    return this.ask(
      `mutation ($input: SubmitScoreSheetInput!) { submitScoreSheet(input: $input) { __typename
         ... on ScoreSheet { id version comment marks { criterion attribute mark } } ... on RoundClosed { closedAt }
         ... on RoundTimeIsOver { closedAt timeZone } ... on SheetChangedMeanwhile { sheet { version comment } }
         ... on MarkOffScale { key min max step } ... on SheetIncomplete { missing } ... on CriterionUnknown { keys }
         ... on MarkedTwice { keys } ... on NotApplicableNotTaken { keys } ... on CommentTooLong { most }
         ... on Refusal { message } } }`,
      { input: { roundId, dossierId, baseVersion, marks, comment } },
      { as: judge.person, ...options },
    );
  }

  close(roundId: string, more: Record<string, unknown> = {}, options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: CloseRoundInput!) { closeRound(input: $input) {
         __typename ... on Round { id state standingHash closedAt } ... on SheetsMissing { missing unassigned }
         ... on PlacesShared { ties } ... on DrawSeedMissing { ties } ... on StandingNotPossible { reason }
         ... on Refusal { message } } }`,
      { input: { roundId, ...more } },
      options,
    );
  }

  /** A judge says that the list of entrants was read, and with which dossiers there is a conflict. */
  declare(judge: Pick<Judge, 'person'>, roundId: string, conflicts: object[] = [], options: AskOptions = {}) {
    this.declared.add(`${judge.person} ${roundId}`);
    return this.ask(
      `mutation ($input: DeclareConflictsInput!) { declareConflicts(input: $input) { __typename
         ... on ConflictsDeclared { declaredAt conflicts { id kind source reason entryId entryCode } }
         ... on RoundClosed { closedAt } ... on Refusal { message } } }`,
      { input: { roundId, conflicts } },
      { as: judge.person, ...options },
    );
  }

  vacate(seatId: string | undefined, options: AskOptions = {}) {
    return this.ask(
      'mutation ($input: VacateSeatInput!) { vacateSeat(input: $input) { __typename } }',
      { input: { seatId } },
      options,
    );
  }

  abandon(roundId: string, reason: string, options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: AbandonRoundInput!) { abandonRound(input: $input) { __typename ... on Round { state }
         ... on Refusal { message } } }`,
      { input: { roundId, reason } },
      options,
    );
  }

  /** A round of the assessment with everything assigned, whose judges have declared that they have no conflicts. */
  async round(dossiers: number, judges: string[], place: Record<string, unknown> = {}) {
    const admitted = await this.admit(dossiers);
    const panel = await this.panel(judges);
    const round = await this.openRound(panel.id, place);
    await this.assign(round.id, judges.length);
    for (const judge of panel.judges) await this.declare(judge, round.id);
    return { dossiers: admitted, judges: panel.judges, panelId: panel.id, id: round.id as string };
  }

  stop(): Promise<void> {
    return this.under.close();
  }
}

type SubmitMore = AskOptions & { comment?: string | null; baseVersion?: number; undeclared?: boolean };

/** The same mark for every criterion of a rubric without attributes. */
export const marksOf = (edition: Edition, mark: string | null, categoryCode = 'SL') =>
  edition.categories
    .find(({ code }) => code === categoryCode)
    ?.stages[0]?.rubric.criteria.map(({ id }) => ({ criterion: id, mark })) ?? [];
