import type { Rule } from './definition/rule.js';
import type { Form } from './forms/form.js';
import type { Opening } from './opening.js';
import type { Milestone } from './milestone.js';
import type { Money, Session, Ticket, Venue } from './summit.js';
import type { Text } from './text.js';

export type { Field, Form } from './forms/form.js';
export type { Opening } from './opening.js';
export type { Milestone } from './milestone.js';
export type { Money, Session, Ticket, Venue } from './summit.js';
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
  /** Version of the format its definition was read as; absent: before format 2, where nothing said what opens and closes. */
  format?: number;
  /** Id of the definition it was read from, e.g. `hkicta-2023`. */
  id?: string;
  /** What the organisers call one entry; read it by `nounOf`. */
  noun?: Text;
  kind?: 'awards' | 'competition' | 'summit';
  theme?: Text;
  seriesName?: Text;
  /** Names the series had before, and until when. */
  formerNames?: { name: Text; until: string }[];
  /** The body that organises the edition. */
  organiser?: Body;
  bodies?: Body[];
  panels?: Panel[];
  /** Rules of eligibility, as the rule evaluator takes them; categories and awards name them by id. */
  rules?: Rule[];
  prizes?: Prize[];
  /** Texts by id, e.g. `personal-data`: the statement people see before they give personal data. */
  texts?: Record<string, Text>;
  /** Forms by id, with what they inherit; a category's own is `Category.form`. */
  forms?: Record<string, Form>;
  venues?: Venue[];
  sessions?: Session[];
  tickets?: Ticket[];
  /** What the door checks. */
  admission?: Text[];
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
  /** Milestones between which teams are registered and entries begun, changed and submitted; read it by `enteringOf`. */
  entering?: Opening;
  stages: Stage[];
  /** alone: an entry is in one such category; in-addition: besides one; exclusively: with no other. */
  entered?: 'alone' | 'in-addition' | 'exclusively';
  /** The organiser as a body of the edition. */
  organiserId?: string;
  /** Ids of the rules of eligibility that hold here. */
  rules?: string[];
  /** Every step in order, also those without score sheets (screening, matching, ceremony). */
  steps?: Step[];
}

export interface Stream {
  code: string;
  name: Text;
  /** For whom it is meant. */
  for?: Text;
  /** At most so many go on to a later stage. */
  maxShortListed?: number;
}

/** A step of a category as people read it: who decides what. */
export interface Step extends Opening {
  code: string;
  name: Text;
  kind: 'judging' | 'step';
  /** Id of the panel or body. */
  decidedBy: string;
  decides?: Text;
}

export interface Body {
  id: string;
  name: Text;
  role?: Text;
}

export interface Panel {
  id: string;
  name: Text;
  /** Id of the body that appoints it. */
  body?: string;
  members?: { min: number; max: number };
  /** A judge does not score entries of the own economy, organisation, … */
  conflicts?: ('economy' | 'organisation' | 'department' | 'school' | 'family')[];
}

/** One step of judging. Stages run in order; the first one sees every admitted dossier. */
export interface Stage extends Opening {
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
  /** Rubrics of streams that differ from `rubric`; only where `scope` is `stream`. */
  rubricByStream?: Record<string, Rubric>;
  /** Id of the panel or body that decides. */
  decidedBy?: string;
  mode?: 'paper' | 'online' | 'on-site' | 'hybrid' | 'site-visit';
  /** Minutes of one slot. */
  minutes?: { reportBefore?: number; setUp?: number; presentation?: number; questions?: number; clear?: number };
  languages?: string[];
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
  /** Total an entry needs at least, decimal text in points of the standing. */
  minimumTotal?: string;
  /** An entry must hold one of these awards first. */
  requires?: string[];
  /** It cannot be held together with these. */
  excludes?: string[];
  /** Ids of rules of eligibility of its own. */
  rules?: string[];
}

/** What an award, or reaching a stage, brings; usually in kind. */
export interface Prize {
  code: string;
  name: Text;
  /** Id of the body that gives it. */
  giver: string;
  kind: 'cash' | 'service' | 'exhibition' | 'travel' | 'trophy' | 'certificate' | 'interview' | 'nomination';
  quantity?: number;
  value?: Money;
  awards?: string[];
  stage?: string;
  conditions?: Text;
  /** Date, e.g. `2024-12-31`. */
  useBy?: string;
}
