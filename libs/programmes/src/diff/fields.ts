import type { Field, Form } from '../edition.js';
import type { Column } from '../forms/form.js';
import { change, isAnswered, isEntered, isOnlyDrafted, paired, same, type Change, type Situation } from './change.js';

/** Fields of one category’s form: what has answers is not removed and does not become another kind of thing. */
export function diffForm(before: Form, after: Form, category: string, situation: Situation): Change[] {
  const { removed, added, kept } = paired(before.fields, after.fields, ({ id }) => id);
  const where = [category];
  return [
    ...removed.map(({ id }) => {
      const what = `The field \`${id}\` is removed.`;
      if (isOnlyDrafted(situation, category, id))
        return change(
          'needs-a-decision',
          what,
          'Drafts have answered it: they keep their answers, which are no longer asked and do not count.',
          where,
        );
      return isAnswered(situation, category, id)
        ? change(
            'refused',
            what,
            'It has answers; they would be lost. Make it invisible to new entries instead.',
            where,
          )
        : change('harmless', what, 'Nobody has answered it.', where);
    }),
    ...added.map((field) => addition(field, isEntered(situation, category), where)),
    ...kept.flatMap(([old, altered]) => diffField(old, altered, situation, category)),
    ...(before.closes === after.closes && before.opens === after.opens
      ? []
      : [
          change(
            'needs-a-decision',
            'The form opens or closes at another milestone.',
            'Other deadlines hold for it.',
            where,
          ),
        ]),
  ];
}

function addition(field: Field, entriesExist: boolean, where: string[]): Change {
  const what = `The field \`${field.id}\` is new${field.required ? ' and required' : ''}.`;
  return field.required && entriesExist
    ? change('needs-a-decision', what, 'Entries already submitted do not have it: ask again, or let them stand?', where)
    : change('harmless', what, 'Entries without it stay complete.', where);
}

const WORDS_ONLY = ['label', 'help', 'section', 'source', 'assumed'];

function diffField(old: Field, altered: Field, situation: Situation, category: string): Change[] {
  if (same(old, altered)) return [];
  const where = [category];
  const answersExist = isAnswered(situation, category, old.id);
  const entriesExist = isEntered(situation, category);
  const id = `\`${old.id}\``;
  if (old.kind !== altered.kind) {
    const what = `The field ${id} changes from ${old.kind} to ${altered.kind}.`;
    return [
      answersExist
        ? change('refused', what, 'Its answers would no longer fit. Add a new field instead.', where)
        : change('harmless', what, 'Nobody has answered it.', where),
    ];
  }
  const [a, b] = [old as Record<string, unknown>, altered as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !same(a[key], b[key]));
  const changes = keys
    .filter((key) => !WORDS_ONLY.includes(key))
    .flatMap((key) =>
      key === 'columns'
        ? diffColumns(old, altered, situation, category)
        : [setting(id, key, a[key], b[key], key === 'required' ? entriesExist : answersExist, where)],
    );
  if (keys.some((key) => ['label', 'help', 'section'].includes(key))) {
    changes.push(
      change('harmless', `The field ${id} is worded or placed otherwise.`, 'Only what people read changes.', where),
    );
  }
  return changes;
}

/** Columns of a table or member list are fields of their own, with the same fate. */
function diffColumns(old: Field, altered: Field, situation: Situation, category: string): Change[] {
  const columns = (field: Field): Column[] => ('columns' in field ? (field.columns ?? []) : []);
  const named = (field: Field) =>
    columns(field).map((column) => ({ ...column, id: `${field.id}/${column.id}` }) as Field);
  return diffForm({ fields: named(old) }, { fields: named(altered) }, category, situation);
}

/** Larger is looser for these, smaller is looser for those. */
const UPPER = ['max', 'maxBytes', 'maxPages', 'maxFiles', 'maxRows', 'maxSeconds', 'maxCents', 'latest', 'decimals'];
const LOWER = ['min', 'minFiles', 'minRows', 'minCents', 'earliest'];

function setting(id: string, key: string, from: unknown, to: unknown, answersExist: boolean, where: string[]): Change {
  const what = `${id}: \`${key}\` changes from ${show(from)} to ${show(to)}.`;
  if (!answersExist) return change('harmless', what, 'Nobody has answered it.', where);
  switch (key) {
    case 'options':
    case 'types': {
      const lost = names(from).filter((name) => !names(to).includes(name));
      if (lost.length === 0)
        return change('harmless', `${id}: its \`${key}\` change.`, 'Every answer so far still fits.', where);
      const what = `${id} loses ${lost.map((name) => `\`${name}\``).join(', ')} from its \`${key}\`.`;
      return change('refused', what, 'Answers may hold it; they would be lost.', where);
    }
    case 'required':
      return to === undefined || to === false
        ? change('harmless', what, 'Entries with and without an answer are both complete.', where)
        : change(
            'needs-a-decision',
            what,
            'Entries already submitted may lack it: ask again, or let them stand?',
            where,
          );
    case 'statement':
    case 'version':
      return change(
        'needs-a-decision',
        `${id}: the wording people agree to changes.`,
        'Those who agreed before did not agree to this.',
        where,
      );
    case 'public':
    case 'personal':
      return change('needs-a-decision', what, 'People answered under what was said before.', where);
    default:
      return looser(key, from, to)
        ? change('harmless', what, 'Every answer so far still fits.', where)
        : change('needs-a-decision', what, 'Answers given so far may no longer fit.', where);
  }
}

function looser(key: string, from: unknown, to: unknown): boolean {
  if (to === undefined) return UPPER.includes(key) || LOWER.includes(key);
  if (from === undefined || typeof from !== typeof to) return false;
  if (typeof from !== 'number' && typeof from !== 'string') return false;
  if (UPPER.includes(key)) return (to as number | string) > from;
  return LOWER.includes(key) && (to as number | string) < from;
}

function names(list: unknown): string[] {
  return Array.isArray(list)
    ? list.map((item: unknown) =>
        typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : String(item),
      )
    : [];
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
