// What pages need to draw and check a form: no definitions are read here, so none of what reads them is loaded.
export { compileForm, FormIsBroken } from './forms/evaluate.js';
export type { CompiledForm, FieldVerdict, FormVerdict } from './forms/evaluate.js';
export type { Column, Condition, Field, FieldKind, FieldOf, Form } from './forms/form.js';
export { milestoneNames, milestonesFor, type FormMoment, type Frozen, type Milestones } from './forms/moment.js';
export type { Problem } from './forms/problem.js';
export type { FileAnswer, VideoAnswer } from './forms/read-files.js';
export type { ConsentAnswer, MemberAnswer } from './forms/read-people.js';
export type { Text } from './text.js';
