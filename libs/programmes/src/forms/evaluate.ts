import { compileCondition, type ConditionTest } from './evaluate-condition.js';
import { checkForm } from './check.js';
import type { Field, Form } from './form.js';
import { Clock, type FormMoment, type Frozen } from './moment.js';
import { visibilityOrder } from './order.js';
import { own, ownKeys, plainCopy } from './plain.js';
import type { Problem, Reason } from './problem.js';
import { isBlank, isRecord, type Reader } from './reader.js';
import { readerOf } from './readers.js';
import { MISSING, UNREADABLE_ANSWER } from './wording.js';

/** What is true of one field, for these answers at this instant. */
export interface FieldVerdict {
  id: string;
  visible: boolean;
  required: boolean;
  /** Whether there is an answer that counts. Never for an invisible field. */
  answered: boolean;
  /** Required and not answered. */
  missing: boolean;
  /** Answered, and wrong. */
  invalid: boolean;
  /** Why it is missing or invalid, in three languages, at most 50; empty when all is well. */
  problems: Problem[];
  /** What whoever answered should look at once more; the answer counts all the same. At most 50. */
  warnings: Problem[];
  /** Visible, open and not yet frozen. */
  editable: boolean;
  /** Why it cannot be edited now; null while it can, and while only its visibility stands in the way. */
  frozen: Frozen | null;
  /** When it is frozen, ISO 8601 in UTC; null when it never is or the calendar does not say. */
  closesAt: string | null;
}

/** What is true of a whole form, for these answers at this instant. */
export interface FormVerdict {
  /** In the order of the form. */
  fields: FieldVerdict[];
  /** The answers that count, by field id: those of visible fields, read and of the right kind. */
  effectiveAnswers: Record<string, unknown>;
  /** Fields that were answered but are not visible: their answers do not count. */
  notCounted: string[];
  /** Answered ids that the form does not have, at most 100. */
  unknown: string[];
  /** Nothing is missing, nothing is invalid. */
  complete: boolean;
  /** As `complete`, but fields marked `later` may still be missing while they can be edited or are yet to open. */
  submittable: boolean;
  /** The problems that keep it from being submitted now, in the order of the form; empty exactly when it is submittable. */
  blocking: Problem[];
  /** What is missing and may follow after the entry was submitted, until its own deadline. */
  dueLater: Problem[];
  /** Every problem, in the order of the form. */
  problems: Problem[];
  /** Every warning, in the order of the form: none of them keeps the entry from being submitted. */
  warnings: Problem[];
}

/** A form made ready: compiled once, evaluated for every keystroke. */
export interface CompiledForm {
  form: Form;
  /** Any answers give a verdict. @throws {RangeError} when `now` or a milestone is no instant */
  evaluate(answers: unknown, moment: FormMoment): FormVerdict;
  /**
   * What cannot be edited at this moment, whatever the answers are, in the order of the form; also fields that are hidden.
   * @throws {RangeError} as `evaluate`
   */
  frozenAt(moment: FormMoment): { id: string; frozen: Frozen }[];
}

/** Thrown for a form that `checkForm` refuses: it must not reach an entrant. */
export class FormIsBroken extends Error {
  override readonly name = 'FormIsBroken';
}

interface Found {
  problems: Problem[];
  warnings: Problem[];
}

interface CompiledField {
  field: Field;
  read: Reader;
  visible: ConditionTest | null;
  required: ConditionTest | boolean;
  opens: string | undefined;
  closes: string | undefined;
}

const MOST_UNKNOWN = 100;
/** More helps nobody, and a hostile answer could otherwise have thousands. The field stays invalid all the same. */
const MOST_PROBLEMS = 50;

/**
 * Makes a form ready to be evaluated.
 * @throws {FormIsBroken} when conditions run in a circle or name fields that do not exist
 */
export function compileForm(form: Form): CompiledForm {
  const findings = checkForm(form);
  if (findings.length > 0) throw new FormIsBroken(findings.map(({ message }) => message).join('\n'));
  const fields = form.fields.map((field) => compileField(field, form));
  const { order } = visibilityOrder(form.fields);
  const ids = new Set(form.fields.map(({ id }) => id));
  const told = new Map<string, Frozen>();
  return {
    form,
    evaluate: (answers, moment) => evaluate(fields, order, ids, answers, moment, new Clock(moment, told)),
    frozenAt(moment) {
      const clock = new Clock(moment, told);
      return fields.flatMap(({ field: { id }, opens, closes }) => {
        const frozen = clock.frozen(opens, closes);
        return frozen ? [{ id, frozen }] : [];
      });
    },
  };
}

/** Evaluates once. For more than once, `compileForm` first. */
export function evaluateForm(form: Form, answers: unknown, moment: FormMoment): FormVerdict {
  return compileForm(form).evaluate(answers, moment);
}

function compileField(field: Field, form: Form): CompiledField {
  const { required = false } = field;
  return {
    field,
    read: readerOf(field),
    visible: field.visible ? compileCondition(field.visible) : null,
    required: typeof required === 'boolean' ? required : compileCondition(required),
    opens: field.opens ?? form.opens,
    closes: field.closes ?? form.closes,
  };
}

function evaluate(
  fields: readonly CompiledField[],
  order: readonly number[],
  ids: ReadonlySet<string>,
  answers: unknown,
  { stream }: FormMoment,
  clock: Clock,
): FormVerdict {
  const counted: Record<string, unknown> = {};
  const found: Found[] = fields.map(() => ({ problems: [], warnings: [] }));
  const visible = new Array<boolean>(fields.length).fill(false);
  const notCounted: string[] = [];
  // In an order in which what a field's visibility looks at is known before the field.
  for (const place of order) {
    const { field, read, visible: condition } = fields[place]!;
    const raw = plainCopy(own(answers, field.id));
    visible[place] = condition === null || condition(counted, stream);
    if (isBlank(raw)) continue;
    if (!visible[place]) {
      notCounted.push(field.id);
      continue;
    }
    const value = readSafely(read, raw, stream, found[place]!, field.id);
    if (value !== undefined && !isBlank(value)) counted[field.id] = value;
  }
  const verdicts = fields.map((compiled, place) =>
    verdictOf(compiled, visible[place]!, counted, found[place]!, stream, clock),
  );
  return gather(
    fields,
    verdicts,
    counted,
    notCounted,
    ownKeys(answers, 1_000).filter((key) => !ids.has(key)),
  );
}

function readSafely(read: Reader, raw: unknown, stream: string | undefined, found: Found, id: string): unknown {
  const report = ({ code, text, warns }: Reason, ...path: (string | number)[]) => {
    const problems = warns ? found.warnings : found.problems;
    if (problems.length < MOST_PROBLEMS) problems.push({ path: [id, ...path], code, text });
  };
  if (typeof raw === 'symbol') return void report(UNREADABLE_ANSWER);
  return read(raw, report, stream);
}

function verdictOf(
  { field, required: requirement, opens, closes }: CompiledField,
  visible: boolean,
  counted: Readonly<Record<string, unknown>>,
  { problems, warnings }: Found,
  stream: string | undefined,
  clock: Clock,
): FieldVerdict {
  const required = visible && (typeof requirement === 'boolean' ? requirement : requirement(counted, stream));
  const invalid = problems.length > 0;
  const answer = counted[field.id];
  const answered = answer !== undefined && !isRefusedConsent(field, answer);
  const missing = required && !answered && !invalid;
  if (missing) problems.push({ path: [field.id], code: MISSING.code, text: MISSING.text });
  const frozen = clock.frozen(opens, closes);
  return {
    id: field.id,
    visible,
    required,
    answered,
    missing,
    invalid,
    problems,
    warnings,
    editable: visible && frozen === null,
    frozen,
    closesAt: closes === undefined ? null : clock.iso(closes),
  };
}

function isRefusedConsent(field: Field, answer: unknown): boolean {
  return field.kind === 'consent' && isRecord(answer) && answer.accepted === false;
}

function gather(
  fields: readonly CompiledField[],
  verdicts: FieldVerdict[],
  counted: Readonly<Record<string, unknown>>,
  notCounted: readonly string[],
  unknown: string[],
): FormVerdict {
  const effectiveAnswers: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const blocking: Problem[] = [];
  const dueLater: Problem[] = [];
  for (const [place, verdict] of verdicts.entries()) {
    const answer = counted[verdict.id];
    if (answer !== undefined) effectiveAnswers[verdict.id] = answer;
    if (verdict.problems.length === 0) continue;
    problems.push(...verdict.problems);
    const mayFollow = !verdict.invalid && fields[place]!.field.later === true && verdict.frozen?.code !== 'closed';
    (mayFollow ? dueLater : blocking).push(...verdict.problems);
  }
  return {
    fields: verdicts,
    effectiveAnswers,
    notCounted:
      notCounted.length < 2
        ? [...notCounted]
        : fields.flatMap(({ field: { id } }) => (notCounted.includes(id) ? [id] : [])),
    unknown: unknown.slice(0, MOST_UNKNOWN),
    complete: problems.length === 0,
    submittable: blocking.length === 0,
    blocking,
    dueLater,
    problems,
    warnings: verdicts.flatMap(({ warnings }) => warnings),
  };
}
