export { Button, buttonLink, plainLink } from './button.js';
export { Choice, Field, FieldGroup, inputClass, LongField } from './field.js';
export { Instant, sayDistance, sayInstant, useZoneName } from './instant.js';
export { layout } from './layout.js';
export {
  GRAPH_LOCALES,
  isLocale,
  LOCALE_NAMES,
  LocaleProvider,
  LOCALES,
  preferredLocale,
  textIn,
  useLocale,
  type Locale,
  type Text,
} from './locale.js';
export { ErrorSummary, Notice, State, type Tone } from './notice.js';
export { SeasonLine, type LineMilestone } from './season-line.js';
export { wordsIn, type Catalogue, type Wording } from './wording.js';
export { useWords } from './words.js';
