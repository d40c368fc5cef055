import type { Form } from './forms/form.js';
import type { Text } from './text.js';

export type { Field, Form } from './forms/form.js';
export type { Text } from './text.js';

/** An edition as the services use it: inheritance resolved, local times turned into instants. Codes are stable keys. */
export interface Edition {
  /** The series it belongs to, e.g. `hkicta`. */
  series: string;
  /** Short, stable, unique; people see it in entry codes, e.g. `HKICTA23`. */
  code: string;
  /** A label, not a date: an edition's year and its calendar differ. */
  label: string;
  name: Text;
  /** IANA zone in which deadlines are local, e.g. `Asia/Hong_Kong`. */
  timeZone: string;
  categories: Category[];
  awards: Award[];
  calendar: Milestone[];
}

export interface Category {
  /** Two or more capital letters or digits, e.g. `SL`. */
  code: string;
  name: Text;
  /** The body that runs it in this edition. */
  organiser?: Text;
  streams: Stream[];
  form: Form;
  team: { min: number; max: number };
  stages: Stage[];
}

export interface Stream {
  code: string;
  name: Text;
}

/** One step of judging. Stages run in order; the first one sees every admitted dossier. */
export interface Stage {
  /** e.g. `assessment`, `judging`, `grand`. */
  code: string;
  name: Text;
  /** What one round of this stage compares: the entries of a stream, of a category, or of the whole edition. */
  scope: 'stream' | 'category' | 'edition';
  /** Who enters: every admitted dossier, or the first `places` of each standing of an earlier stage (ties at the cut enter). */
  contenders: { from: 'admitted' } | { from: 'stage'; stage: string; places: number };
  /** Sheets wanted per dossier. */
  judgesPerDossier: number;
  rubric: Rubric;
  /** Names of `@podium/scoring`: aggregation, rounding, tie rules, place style. */
  method: Method;
}

export interface Rubric {
  criteria: Criterion[];
  scale: { min: string; max: string; step: string };
  notApplicable: 'share-in-proportion' | 'refuse';
}

export interface Criterion {
  id: string;
  name: Text;
  /** Percent of the whole, decimal text; criteria sum to 100. */
  weight: string;
  attributes: Attribute[];
}

export interface Attribute {
  id: string;
  name: Text;
  /** Percent of the criterion, decimal text; attributes of a criterion sum to 100. */
  weight: string;
}

export interface Method {
  aggregation: { name: string } & Record<string, string>;
  rounding: { decimals: number; mode: 'half-up' | 'half-even' | 'down' };
  tieRules: { name: string }[];
  placeStyle: '1224' | '1223' | '1334';
}

export interface Award {
  /** e.g. `gold`, `grand`, `award-of-the-year`. */
  code: string;
  name: Text;
  scope: 'stream' | 'category' | 'edition';
  /** The stage whose standing it is conferred from. */
  stage: string;
  /** Places of that standing it usually goes to, first and last; null: the panel's own choice. */
  places: { first: number; last: number } | null;
  /** How many may be conferred per scope; null: open. */
  max: number | null;
  /** Categories that have it; empty: all. */
  categories: string[];
}

/** An instant that opens or closes something. A category's own milestone overrides the edition's of the same id. */
export interface Milestone {
  /** e.g. `enrolment-opens`, `enrolment-closes`, `judging-closes`, `ceremony`. */
  id: string;
  name: Text;
  /** Category code; absent: the whole edition. */
  category?: string;
  /** ISO 8601 in UTC, to the minute as published. */
  at: string;
}
