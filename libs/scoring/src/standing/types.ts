/** One level of a rubric below the criterion. Weights are percent OF THE CRITERION; names are not unique, ids are. */
export interface Attribute {
  id: string;
  /** Percent of the criterion, 0 < weight ≤ 100; a criterion's attributes sum to 100. Decimal text keeps it exact. */
  weight: string;
}

export interface Criterion {
  id: string;
  /** Percent of the whole, 0 < weight ≤ 100; a rubric's criteria sum to 100. Decimal text keeps it exact. */
  weight: string;
  /** Empty: the criterion itself is marked. */
  attributes: Attribute[];
}

export interface Rubric {
  criteria: Criterion[];
  /** Points a mark may have: min, min + step, …, max; decimal text. */
  scale: { min: string; max: string; step: string };
  /** What a mark of null (not applicable) does: its weight is shared out in proportion, or it is refused. */
  notApplicable: 'share-in-proportion' | 'refuse';
}

/** One judge's marks for one dossier. Keys of `marks`: `criterion`, or `criterion/attribute` where there are attributes. */
export interface Sheet {
  id: string;
  version: number;
  judge: string;
  dossier: string;
  /** Decimal text, or null for not applicable. */
  marks: Record<string, string | null>;
}

export interface Recusal {
  judge: string;
  dossier: string;
  reason?: string;
}

export type Aggregation =
  | { name: 'mean' }
  | { name: 'median' }
  | { name: 'drop-highest-and-lowest' }
  | { name: 'trimmed-mean'; trim: string }
  | { name: 'z-score'; deviation: 'population' | 'sample' }
  | { name: 'severity-corrected' }
  | { name: 'ranked-ballots'; rule: 'borda' | 'copeland' | 'schulze' | 'irv' }
  | { name: 'pairs' };

export type TieRule =
  | { name: 'criterion-by-weight' }
  | { name: 'earlier-round'; totals: Record<string, string> }
  | { name: 'head-to-head' }
  | { name: 'panel-vote'; votes: Record<string, number> }
  | { name: 'public-draw'; seed: string };

export interface Rounding {
  decimals: number;
  mode: 'half-up' | 'half-even' | 'down';
}

/** Everything that decides, before anything is computed. */
export interface StandingInput {
  round: string;
  rubric: Rubric;
  method: Aggregation;
  rounding: Rounding;
  /** Applied in this order to entries whose ROUNDED totals are equal; what none breaks stays a shared place. */
  tieRules: TieRule[];
  placeStyle: '1224' | '1223' | '1334';
  dossiers: string[];
  sheets: Sheet[];
  recusals: Recusal[];
}

export interface Placed {
  dossier: string;
  place: number;
  /** Rounded once, by the stated rule; decimal text. */
  total: string;
  /** Sheets that count for it. */
  sheets: number;
  /** Which tie rule set it apart from a neighbour with the same total; null when none was needed or none did. */
  tieBrokenBy: TieRule['name'] | null;
}

export interface Tie {
  place: number;
  dossiers: string[];
  /** The rule that broke it, or null: the place is shared. */
  brokenBy: TieRule['name'] | null;
}
