import { Inject, Injectable } from '@nestjs/common';
import { editionFrom, type EditionDefinition } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Documents } from '@podium/platform-storage';
import type { Award, Category, Edition } from '@podium/programmes';
import { LRUCache } from 'lru-cache';

/** Where an award is conferred: the whole edition, one category, one stream. */
export interface AwardPlace {
  categoryCode: string | null;
  streamCode: string | null;
}

/** Parsed editions that are remembered: some megabytes each. */
const MOST_PARSED = 16;

interface EditionRow {
  version: number;
  definition: string;
  calendar: unknown[];
}

/** Editions as the registrations service last told of them. */
@Injectable()
export class Editions {
  // A definition is some hundred kilobytes; it is parsed once per version, not once per request.
  private readonly read = new LRUCache<string, { version: number; edition: Edition }>({ max: MOST_PARSED });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  async byCode(code: string, db: Pick<Tx, 'query'> = this.database): Promise<Edition | null> {
    const [row] = await db.query<EditionRow>(
      'SELECT version, definition_hash AS definition, calendar FROM edition WHERE code = $1 AND NOT ended',
      [code],
    );
    if (!row) return null;
    const known = this.read.get(code);
    if (known?.version === row.version) return known.edition;
    const edition = editionFrom(await this.documents.json<EditionDefinition>(row.definition), row.calendar);
    this.read.set(code, { version: row.version, edition });
    return edition;
  }
}

/** Whether an award with this scope is conferred at such a place of this edition. */
export function fits(edition: Edition, award: Award, { categoryCode, streamCode }: AwardPlace): boolean {
  if (award.scope === 'edition') return categoryCode === null && streamCode === null;
  const category = edition.categories.find(({ code }) => code === categoryCode);
  if (!category || !isOffered(award, category)) return false;
  if (award.scope === 'category') return streamCode === null;
  return category.streams.some(({ code }) => code === streamCode);
}

const isOffered = (award: Award, { code }: Category) =>
  award.categories.length === 0 || award.categories.includes(code);

/** How winners are listed: the edition's own awards first, then by category, stream and award as the definition orders them. */
export function sortKey(edition: Edition, awardCode: string, { categoryCode, streamCode }: AwardPlace): number[] {
  const category = edition.categories.findIndex(({ code }) => code === categoryCode);
  const stream = edition.categories[category]?.streams.findIndex(({ code }) => code === streamCode) ?? -1;
  return [category, stream, edition.awards.findIndex(({ code }) => code === awardCode)];
}
