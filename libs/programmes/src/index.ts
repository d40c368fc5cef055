export { inTheirWords } from './calendar/noun.js';
export type * from './edition.js';
export { formSchema, fieldSchema, conditionSchema, columnSchema } from './forms/form.js';
export { MOST_ROWS } from './forms/form.js';
export type { Column, Comparable, Condition, FieldKind, FieldOf } from './forms/form.js';
export { changedFields, changesRefused } from './forms/changes.js';
export { checkForm, type FormSurroundings } from './forms/check.js';
export { compileForm, evaluateForm, FormIsBroken } from './forms/evaluate.js';
export type { CompiledForm, FieldVerdict, FormVerdict } from './forms/evaluate.js';
export { milestoneNames, milestonesFor, type FormMoment, type Frozen, type Milestones } from './forms/moment.js';
export type { Problem } from './forms/problem.js';
export type { FileAnswer, VideoAnswer } from './forms/read-files.js';
export type { ConsentAnswer, MemberAnswer } from './forms/read-people.js';
export * from './identifiers/index.js';
export { checkRules, type RuleSurroundings } from './rules/check.js';
export { compileRules, evaluateRules, type CompiledRules, type RuleVerdict } from './rules/evaluate.js';
export { titleKey } from './rules/facts.js';
export type { EntryFacts, Past, PastAward, PastEntry, RuleContext } from './rules/facts.js';
export type { Found, Outcome } from './rules/rule-kind.js';
export { ruleSchema, type Rule } from './rules/rule.js';
export { cleanText, showsNothing } from './shown-text.js';
export { definitionDocument, loadEdition, type DefinitionDocument } from './load.js';
export { shippedDefinition, shippedDefinitions } from './shipped.js';
export type { Mistake } from './mistake.js';
export type { Effect, Change, Situation } from './diff/change.js';
export { diffEditions } from './diff/diff.js';
export { programmeJsonSchema } from './definition/json-schema.js';
export { calendarOf, nextClosing, openAt } from './calendar/open-now.js';
export { calendarProblems, calendarRows, editionAt, type CalendarProblem, type CalendarRow } from './calendar/rows.js';
export {
  deciderOf,
  enteringOf,
  formWindow,
  nounOf,
  stageWindow,
  windowsOf,
  type StagePlace,
  type StatedWindow,
  type TimeWindow,
} from './calendar/windows.js';
export { HONG_KONG_HOLIDAYS, type HolidayYear } from './calendar/hong-kong-holidays.js';
export {
  HONG_KONG_WEEK,
  HolidaysUnknown,
  isWorkingDay,
  withinWorkingDays,
  workingDaysBetween,
} from './calendar/working-days.js';
export type { WorkingWeek } from './calendar/working-days.js';
export { sayInstant, sayZone } from './calendar/say-instant.js';
export { instantOf, isTimeZone, localTimeOf, type LocalTimeProblem } from './calendar/local-time.js';
export type { Wording } from './text.js';
