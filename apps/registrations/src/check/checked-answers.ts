import type { CompiledForm, FormMoment, FormVerdict } from '@podium/programmes';
import { problemShown, type EntryProblem } from '../entry/entry.refusals.js';
import type { AnswersCheck } from './check.type.js';

/**
 * What is true of answers, by the very code that submitting runs.
 * @param refused  what is wrong with them besides what their form says
 * @param mayEdit  whether the entry itself lets this field be answered, whatever the field's own times are
 */
export function checkedAnswers(
  form: CompiledForm,
  answers: unknown,
  moment: FormMoment,
  { refused = [], mayEdit = () => true }: { refused?: EntryProblem[]; mayEdit?: (field: string) => boolean } = {},
): AnswersCheck {
  const verdict: FormVerdict = form.evaluate(answers, moment);
  const blocking = [...refused, ...verdict.blocking.map(problemShown)];
  return {
    fields: verdict.fields.map(({ id, problems, warnings, frozen, closesAt, editable, ...field }) => ({
      ...field,
      code: id,
      editable: editable && mayEdit(id),
      closesAt: closesAt === null ? null : new Date(closesAt),
      frozenBecause: frozen && frozen.text,
      problems: problems.map(problemShown),
      warnings: warnings.map(problemShown),
    })),
    blocking,
    dueLater: verdict.dueLater.map(problemShown),
    unknownFields: verdict.unknown,
    notCounted: verdict.notCounted,
    submittable: blocking.length === 0,
  };
}
