import { Inject, Injectable } from '@nestjs/common';
import { entryV1, type BodyOf, type Contact } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
import { Documents } from '@podium/platform-storage';
import { canonical } from '@podium/scoring';

type Entry = BodyOf<typeof entryV1>;
type Dossiers = Entry['dossiers'];

/** What is told of an entry besides its dossiers. */
export type ToldEntry = Omit<Entry, 'dossiers'>;

interface UntoldEntry {
  entryId: string;
  entryCode: string;
  editionCode: string;
  categoryCode: string;
  streamCode: string;
  title: Entry['title'];
  state: Entry['state'];
  contacts: Contact[];
}

/** Tells of entries once they have been admitted. */
@Injectable()
export class EntryFacts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  /** States how an entry stands. One that was never admitted concerns nobody else, and is not told. */
  async tell(tx: Tx, entry: ToldEntry): Promise<void> {
    const dossiers: Dossiers = await tx.query<Dossiers[number]>(
      'SELECT id AS "dossierId", version, hash FROM dossier WHERE entry_id = $1 ORDER BY version',
      [entry.entryId],
    );
    if (dossiers.length > 0) await this.facts.put(tx, entryV1, { ...entry, dossiers });
  }

  /** States as facts the entries that were admitted before there were facts. */
  async tellUntold(): Promise<void> {
    const tellSome = () =>
      this.database.transaction(async (tx) => {
        const untold = await tx.query<UntoldEntry>(
          `SELECT e.id AS "entryId", e.code AS "entryCode", e.edition_code AS "editionCode",
             e.category_code AS "categoryCode", e.stream_code AS "streamCode", e.title,
             CASE e.state WHEN 'withdrawn' THEN 'withdrawn' ELSE 'admitted' END AS state,
             coalesce((SELECT jsonb_agg(jsonb_build_object('email', m.email_key, 'locale', m.locale)
               ORDER BY m.leader DESC, m.position) FROM team_member m WHERE m.team_id = e.team_id AND m.removed_at IS NULL), '[]') AS contacts
           FROM entry e WHERE e.id IN (SELECT entry_id FROM dossier)
             AND NOT EXISTS (SELECT FROM fact f WHERE f.type = $1 AND f.key = e.id::text) LIMIT 500`,
          [entryV1.type],
        );
        for (const entry of untold) {
          await this.moveDocuments(tx, entry.entryId);
          await this.tell(tx, entry);
        }
        return untold.length;
      });
    while ((await tellSome()) > 0);
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
