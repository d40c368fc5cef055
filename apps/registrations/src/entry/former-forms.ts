import { Inject, Injectable } from '@nestjs/common';
import { Editions, type OpenedCategory, type OpenedEdition } from '../edition/editions.js';
import type { Field } from '@podium/programmes';
import { canonical } from '@podium/scoring';
import { answersMoreThan } from './answers.js';
import { FormChangeKind, type FormChange, type FormChanges, type NoLongerAsked } from './former-forms.type.js';
import type { HeldEntry } from './entry.repository.js';
import type { Entry } from './entry.type.js';

/** What an entry is told of a form that was revised under it. */
export interface Formerly {
  changedSince: FormChanges | null;
  noLongerAsked: NoLongerAsked[];
}

/** A category with the form that an entry was given to, and with the form of now. */
export interface Forms {
  given: OpenedCategory;
  now: OpenedCategory;
}

type Fields = ReadonlyMap<string, Field>;
const NO_FIELDS: Fields = new Map();

/** What forms asked before they were revised: whoever was in the midst of one loses nothing, and hears what has changed. */
@Injectable()
export class FormerForms {
  constructor(@Inject(Editions) private readonly editions: Editions) {}

  /** The forms that decide about an entry: the one that its answers were given to, and the one that is asked now. */
  async ofEntry(
    opened: OpenedEdition,
    { categoryCode, savedUnder }: Pick<HeldEntry, 'categoryCode' | 'savedUnder'>,
    now: OpenedCategory,
  ): Promise<Forms> {
    return { given: (await this.editions.asOf(opened, savedUnder)).category(categoryCode) ?? now, now };
  }

  /** Every field that the form of a category ever asked in this edition, as it was asked last. */
  async everAsked(opened: OpenedEdition, categoryCode: string): Promise<Fields> {
    const asked = new Map<string, Field>();
    for (const { revision } of opened.versions) {
      const then = await this.editions.asOf(opened, revision);
      for (const [id, field] of fieldsOf(then, categoryCode)) asked.set(id, field);
    }
    return asked;
  }

  /** As `everAsked`, where answers hold more than the form of now asks; else nothing, and nothing is read. */
  async everAskedBy(answers: unknown, opened: OpenedEdition, { category }: OpenedCategory): Promise<Fields> {
    return answersMoreThan(answers, category.form) ? this.everAsked(opened, category.code) : NO_FIELDS;
  }

  /** Of each of these entries, in their order. One statement, however many they are. */
  async of(entries: readonly Entry[]): Promise<Formerly[]> {
    const { opened } = await this.editions.now([...new Set(entries.map(({ editionCode }) => editionCode))]);
    return Promise.all(
      entries.map(async (entry) => {
        const edition = opened.get(entry.editionCode);
        return edition ? this.ofOne(edition, entry) : { changedSince: null, noLongerAsked: [] };
      }),
    );
  }

  private async ofOne(opened: OpenedEdition, { categoryCode, savedUnder, answers }: Entry): Promise<Formerly> {
    const now = fieldsOf(opened, categoryCode);
    const then = fieldsOf(await this.editions.asOf(opened, savedUnder), categoryCode);
    const fields = changesBetween(then, now);
    const gone = Object.entries(answers ?? {}).filter(([field]) => !now.has(field));
    const asked = gone.length > 0 ? await this.everAsked(opened, categoryCode) : NO_FIELDS;
    return {
      changedSince: fields.length > 0 ? { revision: savedUnder, fields } : null,
      noLongerAsked: gone.map(([field, answer]) => ({
        field,
        label: asked.get(field)?.label ?? { en: field },
        answer,
      })),
    };
  }
}

const fieldsOf = (opened: OpenedEdition, categoryCode: string): Fields =>
  new Map(opened.category(categoryCode)?.category.form.fields.map((field) => [field.id, field]) ?? []);

/** Field by field, those that are asked now first, in the order of the form. */
function changesBetween(then: Fields, now: Fields): FormChange[] {
  if (then === now) return [];
  const asked = [...now.values()].flatMap((field): FormChange[] => {
    const before = then.get(field.id);
    if (!before) return [{ field: field.id, kind: FormChangeKind.NEW, label: field.label }];
    return saysTheSame(before, field) ? [] : [{ field: field.id, kind: FormChangeKind.ALTERED, label: field.label }];
  });
  const gone = [...then.values()].filter(({ id }) => !now.has(id));
  return [...asked, ...gone.map(({ id, label }) => ({ field: id, kind: FormChangeKind.NO_LONGER_ASKED, label }))];
}

const saysTheSame = (one: Field, other: Field) => canonical(plain(one)) === canonical(plain(other));
/** Where a fact comes from changes nothing for anybody. */
const plain = (field: Field): Record<string, unknown> => {
  const { source: _source, assumed: _assumed, ...said } = JSON.parse(JSON.stringify(field)) as Record<string, unknown>;
  return said;
};
