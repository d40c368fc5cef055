import type { Tx } from '@podium/platform-database';
import type { Edition, Milestone } from '@podium/programmes';

/** Which definition holds from a revision on, as its row has it. */
export interface EditionVersion {
  revision: number;
  /** Hash of the definition without its calendar. */
  definition: string;
  /** Hash of the file that it was read from; null: files were not kept then. */
  source: string | null;
}

/** A milestone as its row has it. */
export interface MilestoneRow {
  code: string;
  category: string | null;
  name: Milestone['name'];
  at: string;
}

/** The version that held at a revision. */
export function inForce(versions: readonly EditionVersion[], revision: number): EditionVersion {
  const found = versions.findLast((each) => each.revision <= revision) ?? versions[0];
  if (!found) throw new Error('an edition without a definition');
  return found;
}

export const milestoneOf = ({ code, category, name, at }: MilestoneRow): Milestone => ({
  id: code,
  name,
  ...(category === null ? {} : { category }),
  at: instantOf(new Date(at)),
});

/** An instant as definitions write it: without a fraction that says nothing. */
export const instantOf = (at: Date): string => at.toISOString().replace('.000Z', 'Z');

/** States which definition holds from a revision on. */
export async function addVersion(tx: Tx, editionCode: string, version: EditionVersion): Promise<void> {
  const { revision, definition, source } = version;
  await tx.execute(
    'INSERT INTO edition_version (edition_code, revision, definition_hash, source_hash) VALUES ($1, $2, $3, $4)',
    [editionCode, revision, definition, source],
  );
}

/** Makes the calendar of an edition the given one, all of it. */
export async function putCalendar(tx: Tx, { code, calendar }: Pick<Edition, 'code' | 'calendar'>): Promise<void> {
  await tx.execute('DELETE FROM milestone WHERE edition_code = $1', [code]);
  await tx.execute(
    `INSERT INTO milestone (edition_code, code, category_code, name, at)
     SELECT $1, m.id, m.category, m.name, m.at
     FROM jsonb_to_recordset($2) AS m(id text, category text, name jsonb, at timestamptz)`,
    [code, JSON.stringify(calendar)],
  );
}
