import type { Category, Form } from '@podium/programmes';

/** The answers of one category's form that judges may read; of a table or a member list only these columns. */
export interface ShownAnswers {
  [field: string]: true | string[];
}

/**
 * What judges may read of a form: everything but personal data, e-mail addresses, telephone numbers and consents. What the form
 * does not ask is not shown either.
 */
export function shownAnswers(form: Form): ShownAnswers {
  const shown: ShownAnswers = {};
  for (const field of form.fields) {
    if (field.personal || field.kind === 'consent' || isContact(field)) continue;
    if (field.kind === 'table') shown[field.id] = columnsShown(field.columns);
    else if (field.kind === 'members') shown[field.id] = ['name', 'leader', ...columnsShown(field.columns ?? [])];
    else shown[field.id] = true;
  }
  return shown;
}

export const shownByCategory = (categories: Category[]): Record<string, ShownAnswers> =>
  Object.fromEntries(categories.map(({ code, form }) => [code, shownAnswers(form)]));

/** These answers cut down to what is shown. */
export function cutToShown(answers: Record<string, unknown>, shown: ShownAnswers | undefined): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [id, columns] of Object.entries(shown ?? {})) {
    if (!Object.hasOwn(answers, id)) continue;
    kept[id] = columns === true ? answers[id] : rowsCut(answers[id], columns);
  }
  return kept;
}

const isContact = (asked: { kind: string; format?: string | undefined }): boolean =>
  asked.kind === 'text' && (asked.format === 'email' || asked.format === 'phone');

const columnsShown = (columns: { id: string; kind: string; format?: string | undefined }[]): string[] =>
  columns.filter((column) => !isContact(column)).map(({ id }) => id);

function rowsCut(rows: unknown, columns: string[]): unknown {
  if (!Array.isArray(rows)) return [];
  return rows.map((row: unknown) =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)))
      : {},
  );
}
