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
import { AsRegistrations, type ServiceUnderTest, type TestDossier } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';

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

/** The results service, and what the other services tell it: an edition, people, entries, closed rounds. */
export class ToldResults {
  readonly edition: Edition = shippedDefinition('hkicta-2023');
  readonly organiser = uuidv7();
  readonly second = uuidv7();
  private number = 0;
  readonly registrations: AsRegistrations;

  protected constructor(readonly under: ServiceUnderTest) {
    this.registrations = new AsRegistrations(under);
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

  stop(): Promise<void> {
    return this.under.close();
  }
}

/** The one address of the team of an entry. */
export const addressOf = ({ entryCode }: Pick<Entrant, 'entryCode'>) => `private-${entryCode.toLowerCase()}@example.hk`;
