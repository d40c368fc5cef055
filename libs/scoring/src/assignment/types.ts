/** Who could judge what, and what must hold. Ids are any texts; lists and members in any order. */
export interface AssignmentInput {
  /**
   * How well a judge suits a dossier, ≥ 0, higher is better; a pair that is absent is not available at all. May be
   * left out when `expertise` is given: then it is blended from expertise and preference ranks.
   */
  suitability?: Record<string, Record<string, number>>;
  /** How well each judge knows the field of each dossier, 0 to 1; a pair that is absent is not available. */
  expertise?: Record<string, Record<string, number>>;
  /** For each judge the dossiers asked for, the most wanted first. */
  preferences?: Record<string, string[]>;
  /** Weight of the preference rank against expertise, 0 to 1; 0.25 when absent. */
  preferenceWeight?: number;
  conflicts: [dossier: string, judge: string][];
  /** Judges that each dossier gets, or each by itself. */
  perDossier: number | Record<string, number>;
  /** Dossiers that each judge gets. */
  load: Load;
  /** Judges with other limits than the rest. */
  loads?: Record<string, Load>;
  /** Two judges who never judge the same dossier. */
  apart?: [judge: string, judge: string][];
  /** Pairs that stand already and stay. */
  kept?: [dossier: string, judge: string][];
  /** Dossiers that are compared with each other: chains of common judges must link all of a group. */
  groups?: Record<string, string[]>;
  /** `sum`: the best total. `maxmin`: the best worst-served dossier, and of those assignments the best total. */
  objective: 'sum' | 'maxmin';
  /** Settles ties between assignments that are equally good. */
  seed: string;
}

export interface Load {
  /** 0 when absent. */
  min?: number;
  max: number;
}

export interface Assignment {
  /** In code unit order of dossier and judge. */
  pairs: [dossier: string, judge: string][];
  /** Sum of suitability over all pairs. */
  total: number;
  /** The least sum of suitability over one dossier's judges. */
  worst: number;
  /** Whether it is proved that nothing is better; otherwise `bound` says how much better it could be at most. */
  optimal: boolean;
  /** No assignment has more than this: of the total, and under `maxmin` of the worst dossier's sum as well. */
  bound: { total: number; worst: number | null };
  /** How it was proved: `prices` of the judges' time (linear duality, in integers), or `branch-and-bound`. */
  proof: 'prices' | 'branch-and-bound';
  /** 1 − total ÷ the best total; 0 under `sum`. */
  priceOfFairness: number;
}
