import { Inject, Injectable } from '@nestjs/common';
import { entryV1, type BodyOf } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
import { Documents } from '@podium/platform-storage';
import { canonical } from '@podium/scoring';
import { belongingTo, contactsOf } from '../team/roster.js';
import { TeamRepository, type HeldTeam } from '../team/team.repository.js';
import type { Roster } from '../team/team.type.js';

type Entry = BodyOf<typeof entryV1>;
type Dossiers = Entry['dossiers'];

/** What is told of an entry besides its dossiers. */
export type ToldEntry = Omit<Entry, 'dossiers'>;

/** An entry that was admitted, as its team finds it. */
interface AdmittedEntry extends Omit<ToldEntry, 'contacts' | 'roster' | 'because'> {
  because: ToldEntry['because'] | null;
  kept: Roster;
}

/** How many teams are looked at in one go when a service starts. */
const TEAMS_AT_ONCE = 200;

/** Tells of entries once they have been admitted. */
@Injectable()
export class EntryFacts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
  ) {}

  /** States how an entry stands. One that was never admitted concerns nobody else, and is not told. */
  async tell(tx: Tx, entry: ToldEntry): Promise<void> {
    const dossiers: Dossiers = await tx.query<Dossiers[number]>(
      'SELECT id AS "dossierId", version, hash FROM dossier WHERE entry_id = $1 ORDER BY version',
      [entry.entryId],
    );
    if (dossiers.length > 0) await this.facts.put(tx, entryV1, { ...entry, dossiers });
  }

  /**
   * States anew what was admitted of a team after it changed: whoever joins it later belongs to its entries from then on, wherever
   * these are judged and decided on. The team's lock is held; what says nothing new is not told.
   */
  async tellOfTeam(tx: Tx, teamId: string): Promise<void> {
    const entries = await tx.query<AdmittedEntry>(
      `SELECT e.id AS "entryId", e.code AS "entryCode", e.edition_code AS "editionCode", e.category_code AS "categoryCode",
         e.stream_code AS "streamCode", e.title, e.roster AS kept,
         CASE e.state WHEN 'admitted' THEN 'admitted' ELSE 'withdrawn' END AS state,
         CASE e.state WHEN 'admitted' THEN NULL WHEN 'withdrawn' THEN NULL WHEN 'disqualified' THEN 'disqualified' ELSE 'reversed' END AS because
       FROM entry e WHERE e.team_id = $1 AND e.roster IS NOT NULL AND EXISTS (SELECT FROM dossier d WHERE d.entry_id = e.id) ORDER BY e.id`,
      [teamId],
    );
    if (entries.length === 0) return;
    const team: HeldTeam = await this.teams.held(tx, null, teamId);
    for (const { kept, because, ...entry } of entries) {
      await this.moveDocuments(tx, entry.entryId);
      await this.tell(tx, {
        ...entry,
        ...(because ? { because } : {}),
        contacts: contactsOf(team, kept),
        roster: belongingTo(team, kept),
      });
    }
  }

  /** States what was admitted before there were facts, or before they said who belongs to an entry, or who joined later. */
  async tellUntold(): Promise<void> {
    for (let after: string | null = null; ;) {
      const teams: { id: string }[] = await this.database.query<{ id: string }>(
        `SELECT DISTINCT e.team_id AS id FROM entry e JOIN dossier d ON d.entry_id = e.id
           LEFT JOIN fact f ON f.type = $1 AND f.key = e.id::text
         WHERE ($2::uuid IS NULL OR e.team_id > $2) AND (f.key IS NULL OR NOT f.body ? 'roster'
           OR EXISTS (SELECT FROM team_member m WHERE m.team_id = e.team_id AND m.accepted_at > f.told_at))
         ORDER BY 1 LIMIT $3`,
        [entryV1.type, after, TEAMS_AT_ONCE],
      );
      for (const { id } of teams) {
        await this.database.transaction(async (tx) => {
          await this.teams.lock(tx, null, id);
          await this.tellOfTeam(tx, id);
        });
      }
      after = teams.at(-1)?.id ?? null;
      if (after === null) return;
    }
  }

  /** Dossiers lay in their rows before there was a storage. */
  private async moveDocuments(tx: Tx, entryId: string): Promise<void> {
    const rows = await tx.query<{ document: Record<string, unknown> }>(
      `SELECT document - 'hash' AS document FROM dossier WHERE entry_id = $1 AND document IS NOT NULL`,
      [entryId],
    );
    for (const { document } of rows) await this.documents.keep(canonical(document));
  }
}
