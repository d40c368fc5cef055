import type { Definition } from '../definition/definition.js';
import type { FormDefinition } from '../definition/form.js';
import type { Field, Form } from '../forms/form.js';
import type { Path } from '../mistake.js';

/** A form with its inherited fields, and where in the file each field was written. */
export interface ResolvedForm {
  form: Form;
  /** Path of `fields[i]`, for every i. */
  origins: Path[];
}

interface Placed {
  field: Field;
  origin: Path;
}

/**
 * A form of the file with what it takes over from another.
 * A field with the id of an inherited one takes its place in the order; others follow. A circle of forms ends where it closes.
 */
export function resolveForm(definition: Definition, id: string): ResolvedForm {
  const form = definition.forms?.[id];
  if (!form) return { form: { fields: [] }, origins: [] };
  const placed = placedFields(definition, id, new Set());
  const chain = ancestry(definition, id);
  const sections = chain.flatMap((ancestor) => ancestor.sections ?? []);
  const opens = chain.findLast((ancestor) => ancestor.opens !== undefined)?.opens;
  const closes = chain.findLast((ancestor) => ancestor.closes !== undefined)?.closes;
  return {
    form: {
      ...(opens === undefined ? {} : { opens }),
      ...(closes === undefined ? {} : { closes }),
      ...(sections.length > 0 ? { sections: byLastId(sections) } : {}),
      fields: placed.map(({ field }) => field),
    },
    origins: placed.map(({ origin }) => origin),
  };
}

function ancestry(definition: Definition, id: string): FormDefinition[] {
  const chain: FormDefinition[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const form: FormDefinition | undefined = definition.forms?.[at];
    if (!form) break;
    chain.unshift(form);
    at = form.extends;
  }
  return chain;
}

function placedFields(definition: Definition, id: string, seen: Set<string>): Placed[] {
  const form = definition.forms?.[id];
  if (!form || seen.has(id)) return [];
  seen.add(id);
  const inherited = form.extends === undefined ? [] : placedFields(definition, form.extends, seen);
  const without = new Set(form.without);
  const own = form.fields.map((field, index) => ({ field, origin: ['forms', id, 'fields', index] }));
  const replacing = new Map(own.map((placed) => [placed.field.id, placed]));
  const inheritedIds = new Set(inherited.map(({ field }) => field.id));
  const kept = inherited
    .filter(({ field }) => !without.has(field.id))
    .map((placed) => replacing.get(placed.field.id) ?? placed);
  const keptIds = new Set(kept.map(({ field }) => field.id));
  // Two own fields with one id both stay, so that the check of the form can say so.
  return [...kept, ...own.filter(({ field }) => !(inheritedIds.has(field.id) && keptIds.has(field.id)))];
}

function byLastId<Item extends { id: string }>(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
