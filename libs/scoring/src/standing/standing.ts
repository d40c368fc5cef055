import type { Aggregation, Placed, StandingInput, Tie } from './types.js';

/** A sheet that was handed in and does not count, and why. */
export interface SetAside {
  sheet: string;
  judge: string;
  dossier: string;
  /** `recused`: the judge is recused from this dossier. `no-spread`: the method needs differences, and there are none. */
  because: 'recused' | 'no-spread';
}

export interface SheetHash {
  id: string;
  version: number;
  judge: string;
  dossier: string;
  /** SHA-256 of the sheet's canonical JSON, 64 hexadecimal digits. */
  hash: string;
}

/** Who was compared with whom: two dossiers are compared when one judge marked both, or through a chain of such pairs. */
export interface Compared {
  /** Dossiers that are linked with each other; more than one group means that no judge links them. */
  groups: string[][];
  /** What each judge marked, of the sheets that count. */
  judges: { judge: string; dossiers: string[] }[];
}

/** The conventions this version of the arithmetic follows, by name; `docs/judging-methods.md` says them in sentences. */
export interface Conventions {
  /** A total is taken over the judges who marked the dossier; nobody's mark is imputed for a judge who did not. */
  recusals: 'over-the-judges-who-marked';
  /** Sums are exact, or computed to so many decimals in an order that cannot change the result. */
  arithmetic: 'exact-fractions' | 'fixed-point-50-decimals' | 'floating-point-9-decimals';
  rounding: 'once-at-the-end';
  /** The data of Merkle leaf i is the 32 bytes of the hash of sheet i, in the order of `sheets`. */
  merkle: 'rfc9162-over-sheet-hashes';
}

/** Everything that decided, and what follows from it. JSON all through; its canonical bytes are the document. */
export interface Standing extends Omit<StandingInput, 'method'> {
  schema: 'podium.standing/1';
  method: Aggregation & { version: string };
  conventions: Conventions;
  setAside: SetAside[];
  ranking: Placed[];
  ties: Tie[];
  compared: Compared;
  sheetHashes: SheetHash[];
  merkleRoot: string;
}
