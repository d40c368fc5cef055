import { refuse, type WholeText } from '@podium/platform-graphql';
import { changesRefused, type FieldOf } from '@podium/programmes';
import { formMoment } from '../entry/form-moment.js';
import type { Held } from '../entry/holding.js';
import { EntryIncomplete } from '../entry/entry.refusals.js';
import { EntryState } from '../entry/entry.type.js';
import { DECIDED_UPON } from '../entry/late-answers.js';
import { noFileField } from './upload-refused.js';

/** A field for files, open or not. @throws {UploadRefused} when the form has no such field */
export function fileField({ category }: Held, fieldId: string): FieldOf<'file'> {
  const field = category.form.form.fields.find(({ id }) => id === fieldId);
  if (field?.kind !== 'file') throw noFileField(fieldId);
  return field;
}

/**
 * The field that a file is for, when whoever holds the entry may answer it now.
 * @throws {UploadRefused} when the form has no such field
 * @throws {Refused} EntryIncomplete when it is frozen
 */
export function fieldForUpload(held: Held, fieldId: string): FieldOf<'file'> {
  const { entry, opened, category, now } = held;
  const field = fileField(held, fieldId);
  const frozen = (code: string, text: WholeText) => refuse(new EntryIncomplete([{ path: fieldId, code, text }]));
  if (entry.state === EntryState.ADMITTED && !field.later) frozen('frozen-admitted', DECIDED_UPON);
  const moment = formMoment(opened, category, entry.streamCode, now);
  // Any other answer would do: it is asked whether there may be one.
  const wanted = { ...entry.answers, [fieldId]: [{ id: 'another' }] };
  const [problem] = changesRefused(category.form, entry.answers, wanted, moment).filter(
    ({ path: [id] }) => id === fieldId,
  );
  if (problem) refuse(new EntryIncomplete([{ path: fieldId, code: problem.code, text: problem.text }]));
  return field;
}
