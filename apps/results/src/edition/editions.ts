import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { Award, Category, Edition } from '@podium/programmes';

/** Where an award is conferred: the whole edition, one category, one stream. */
export interface AwardPlace {
  categoryCode: string | null;
  streamCode: string | null;
}

@Injectable()
export class Editions {
  constructor(@Inject(Database) private readonly database: Database) {}

  async byCode(code: string, db: Pick<Tx, 'query'> = this.database): Promise<Edition | null> {
    const [row] = await db.query<{ definition: Edition }>('SELECT definition FROM edition WHERE code = $1', [code]);
    return row?.definition ?? null;
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
