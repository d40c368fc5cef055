import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { windowsOf, type Edition, type Milestone } from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import { ClosesBeforeOpening, EditionNotFound } from './edition.refusals.js';
import { type Edition as EditionType } from './edition.type.js';
import { EditionFacts } from './edition-facts.js';
import { inForce, instantOf } from './edition-rows.js';
import { Editions, shown, type OpenedEdition } from './editions.js';

/** An edition whose row is locked: its calendar is nobody else's until the transaction ends. */
export type HeldEdition = OpenedEdition;

/** A milestone where it is to stand. */
export interface Moved {
  milestone: string;
  /** null: the whole edition's. */
  category: string | null;
  at: Date;
  reason: string;
  by: string;
  /** Who agreed, where that is asked for. */
  approvedBy: string | null;
}

/** Writes changes of an edition's calendar, each with who, when and why. */
@Injectable()
export class CalendarChanges {
  constructor(
    @Inject(EditionFacts) private readonly facts: EditionFacts,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  /** @throws {Refused} with EditionNotFound, also for a category that it does not have */
  async lock(tx: Tx, editionCode: string, category: string | null): Promise<HeldEdition> {
    const [row] = await tx.query<{ revision: number }>('SELECT revision FROM edition WHERE code = $1 FOR UPDATE', [
      editionCode,
    ]);
    const held = row && (await this.editions.at(editionCode, row.revision, tx));
    if (!held) refuse(new EditionNotFound('edition', editionCode));
    if (category && !held.category(category)) refuse(new EditionNotFound('category', category));
    return held;
  }

  /**
   * The milestone that holds for a category: its own before the edition's.
   * @throws {Refused} with EditionNotFound when there is neither
   */
  standing({ edition }: HeldEdition, milestone: string, category: string | null): Milestone {
    const named = edition.calendar.filter(({ id }) => id === milestone);
    const found =
      named.find((each) => (each.category ?? null) === category) ?? named.find((each) => each.category === undefined);
    if (!found) refuse(new EditionNotFound('milestone', milestone));
    return found;
  }

  /** Puts a milestone where it is to stand; a category gets one of its own where there was only the edition's. */
  async put(
    tx: Tx,
    held: HeldEdition,
    { milestone, category, at, reason, by, approvedBy }: Moved,
  ): Promise<EditionType> {
    const { id, edition: was, revision, versions } = held;
    const before = this.standing(held, milestone, category);
    const own = (before.category ?? null) === category ? before : null;
    const { category: _before, ...named } = before;
    const moved: Milestone = { ...named, ...(category === null ? {} : { category }), at: instantOf(at) };
    const calendar = [...was.calendar.filter((each) => each !== own), moved];
    const edition: Edition = { ...was, calendar };
    refuseClosingBeforeOpening(edition);
    await tx.execute('UPDATE edition SET revision = $2 WHERE code = $1', [edition.code, revision + 1]);
    await tx.execute(
      `INSERT INTO milestone (edition_code, code, category_code, name, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (edition_code, code, coalesce(category_code, '')) DO UPDATE SET at = excluded.at`,
      [edition.code, milestone, category, JSON.stringify(moved.name), at],
    );
    await tx.execute(
      `INSERT INTO calendar_change (id, edition_code, milestone, category_code, was, becomes, reason, changed_by, approved_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [uuidv7(), edition.code, milestone, category, own?.at ?? null, at, reason, by, approvedBy],
    );
    const { definition } = inForce(versions, revision);
    await this.facts.tell(tx, { id, code: edition.code, revision: revision + 1, definition, calendar });
    return shown({ edition, revision: revision + 1 });
  }
}

/** Puts on record every date that another definition brings: who proposed it, who agreed, and why. */
export async function recordMoves(
  tx: Tx,
  before: Edition,
  after: Edition,
  { by, approvedBy, reason }: Pick<Moved, 'by' | 'approvedBy' | 'reason'>,
): Promise<void> {
  const place = ({ id, category }: Milestone) => `${id} ${category ?? ''}`;
  const stood = new Map(before.calendar.map((each) => [place(each), each.at]));
  const moves = after.calendar
    .filter((each) => stood.get(place(each)) !== each.at)
    .map((each) => ({
      id: uuidv7(),
      milestone: each.id,
      category: each.category ?? null,
      was: stood.get(place(each)) ?? null,
      becomes: each.at,
    }));
  await tx.execute(
    `INSERT INTO calendar_change (id, edition_code, milestone, category_code, was, becomes, reason, changed_by, approved_by)
     SELECT m.id, $1, m.milestone, m.category, m.was, m.becomes, $3, $4, $5
     FROM jsonb_to_recordset($2) AS m(id uuid, milestone text, category text, was timestamptz, becomes timestamptz)`,
    [after.code, JSON.stringify(moves), reason, by, approvedBy],
  );
}

/** What closes before it opens is never open, and nobody would notice until it should have been. */
export function refuseClosingBeforeOpening(edition: Edition): void {
  const wrong = windowsOf(edition).find(({ opensAt, closesAt }) => opensAt && closesAt && opensAt >= closesAt);
  if (wrong)
    refuse(
      new ClosesBeforeOpening(wrong.milestoneIds.opens ?? '', wrong.milestoneIds.closes ?? '', wrong.category ?? null),
    );
}
