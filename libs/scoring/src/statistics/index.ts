export { krippendorffAlpha, type Agreement, type MeasurementLevel } from './krippendorff-alpha.js';
export { reliability, type IntraclassForm, type Reliability } from './intraclass.js';
export { kendallW, type Concordance } from './kendall-w.js';
export { severity, severityEffects, type Severity, type SeverityEffects } from './severity.js';
export { normalise, type NormalisationOptions, type Normalised } from './z-score.js';
export { bradleyTerry, type Comparison, type Strengths } from './bradley-terry.js';
export type { Marks } from './marks.js';
