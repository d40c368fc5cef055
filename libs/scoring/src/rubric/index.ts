export { completeness, type JudgeCompleteness } from './completeness.js';
export { readRubric, type ReadCriterion, type ReadRubric } from './rubric.js';
export { sheetReader, type SheetTotals } from './sheet-totals.js';
