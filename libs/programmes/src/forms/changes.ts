import type { CompiledForm } from './evaluate.js';
import type { FormMoment } from './moment.js';
import { own, plainCopy } from './plain.js';
import type { Problem } from './problem.js';
import { isBlank } from './reader.js';

/**
 * What of a change comes too late or too early: a field that is frozen at this moment may keep its answer and nothing else,
 * also while it is hidden, for another answer may show it again.
 * @param before  the answers as they are kept; @param after the answers as somebody wants them
 * @returns one problem per frozen field whose answer would change, in three languages; empty when the change may be made
 */
export function changesRefused(form: CompiledForm, before: unknown, after: unknown, moment: FormMoment): Problem[] {
  return form
    .frozenAt(moment)
    .flatMap(({ id, frozen }) =>
      fingerprint(own(before, id)) !== fingerprint(own(after, id))
        ? [{ path: [id], code: `frozen-${frozen.code}`, text: frozen.text }]
        : [],
    );
}

/** Ids of the form's fields whose answer would change, in the order of the form; also of those that are hidden. */
export const changedFields = ({ form }: Pick<CompiledForm, 'form'>, before: unknown, after: unknown): string[] =>
  form.fields.flatMap(({ id }) => (fingerprint(own(before, id)) === fingerprint(own(after, id)) ? [] : [id]));

/** The same text for the same answer, whatever the order of its keys. */
function fingerprint(answer: unknown): string {
  const plain = plainCopy(answer);
  return isBlank(plain) ? '' : JSON.stringify(sorted(plain));
}

function sorted(value: unknown): unknown {
  if (typeof value === 'symbol') return '\u0000unreadable';
  if (typeof value === 'number' && !Number.isFinite(value)) return `\u0000${value}`;
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
