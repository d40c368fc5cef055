import type { Definition } from '../definition/definition.js';
import type { Finding } from '../mistake.js';
import { checkAwards } from './awards.js';
import { checkCalendar } from './calendar.js';
import { checkForms } from './forms.js';
import { checkParts } from './parts.js';
import { checkEligibility } from './rules.js';
import { checkRubrics } from './rubrics.js';
import { checkStages } from './stages.js';
import { checkSummit } from './summit.js';

/** Everything the schema cannot see: what one part of a definition says of another. */
export function checkDefinition(definition: Definition): Finding[] {
  return [
    checkParts,
    checkCalendar,
    checkRubrics,
    checkForms,
    checkEligibility,
    checkStages,
    checkAwards,
    checkSummit,
  ].flatMap((check) => check(definition));
}
