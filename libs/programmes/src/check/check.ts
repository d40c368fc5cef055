import type { Definition } from '../definition/definition.js';
import type { Finding } from '../mistake.js';
import { checkAwards, checkThresholds } from './awards.js';
import { checkCalendar } from './calendar.js';
import { checkForms } from './forms.js';
import { checkMethods } from './methods.js';
import { checkOpening } from './opening.js';
import { checkParts } from './parts.js';
import { checkEligibility } from './rules.js';
import { checkRubrics } from './rubrics.js';
import { checkStages } from './stages.js';
import { checkSummit } from './summit.js';

const CHECKS = [
  checkParts,
  checkCalendar,
  checkOpening,
  checkRubrics,
  checkMethods,
  checkForms,
  checkEligibility,
  checkStages,
  checkAwards,
  checkSummit,
] as const;

/** Everything the schema cannot see: what one part of a definition says of another. */
export function checkDefinition(definition: Definition): Finding[] {
  const findings = CHECKS.flatMap((check) => check(definition));
  return findings.length > 0 ? findings : checkThresholds(definition);
}
