import type { Fraction } from '../exact/decimal.js';
import { decimal, compareFractions, sum } from '../exact/decimal.js';
import { refuse } from '../refusal.js';
import { pairStrengths, severityCorrected } from './fitted.js';
import { borda, copeland, instantRunoff, rankingsOf, schulze } from './rankings.js';
import { standardised } from './standardised.js';
import { byDossier, type Counted, type CountedSheet } from './counted.js';
import type { Conventions, SetAside } from './standing.js';

/** What a method makes of the sheets. */
export interface Aggregated {
  /** Higher is better; not rounded. */
  totals: Map<string, Fraction>;
  /** Sheets that the method itself cannot use, beyond the recused ones. */
  setAside: SetAside[];
  arithmetic: Conventions['arithmetic'];
}

/**
 * One total per dossier, over the judges who marked it.
 * @throws {NotComputable} DossierWithoutSheets, TooFewMarks and what the method refuses
 */
export function aggregate(counted: Counted): Aggregated {
  const { input, sheets } = counted;
  const groups = byDossier(input.dossiers, sheets);
  mustHaveSheets(groups);
  const { method } = input;
  switch (method.name) {
    case 'mean':
      return exactly(groups, mean);
    case 'median':
      return exactly(groups, median);
    case 'drop-highest-and-lowest':
      return exactly(groups, (marks, dossier) => withoutEnds(marks, 1, dossier));
    case 'trimmed-mean': {
      const trim = decimal(method.trim);
      return exactly(groups, (marks, dossier) => withoutEnds(marks, Number(trim.mul(marks.length).floor()), dossier));
    }
    case 'z-score': {
      const { totals, setAside } = standardised(counted, method.deviation);
      const bare = input.dossiers.filter((dossier) => !totals.has(dossier));
      if (bare.length > 0) {
        const judges = [...new Set(setAside.map(({ judge }) => judge))];
        const because = 'Every judge of a dossier gave all the same total, which says nothing about any dossier.';
        refuse('JudgeWithoutSpread', because, { dossiers: bare, judges });
      }
      return { totals, setAside, arithmetic: 'fixed-point-50-decimals' };
    }
    case 'severity-corrected':
      return { totals: severityCorrected(counted), setAside: [], arithmetic: 'floating-point-9-decimals' };
    case 'pairs':
      return { totals: pairStrengths(counted), setAside: [], arithmetic: 'floating-point-9-decimals' };
    case 'ranked-ballots': {
      const rule = { borda, copeland, schulze, irv: instantRunoff }[method.rule];
      return { totals: rule(rankingsOf(counted)), setAside: [], arithmetic: 'exact-fractions' };
    }
  }
}

export function mustHaveSheets(groups: Map<string, CountedSheet[]>): void {
  const bare = [...groups].filter(([, own]) => own.length === 0).map(([dossier]) => dossier);
  if (bare.length === 0) return;
  refuse('DossierWithoutSheets', 'No sheet that counts was handed in for a dossier.', { dossiers: bare });
}

type Rule = (marks: Fraction[], dossier: string) => Fraction;

function exactly(groups: Map<string, CountedSheet[]>, rule: Rule): Aggregated {
  const totals = new Map<string, Fraction>();
  for (const [dossier, own] of groups)
    totals.set(
      dossier,
      rule(
        own.map(({ total }) => total),
        dossier,
      ),
    );
  return { totals, setAside: [], arithmetic: 'exact-fractions' };
}

const mean = (marks: Fraction[]): Fraction => sum(marks).div(marks.length);

/** The middle mark, or the mean of the two in the middle. */
function median(marks: Fraction[]): Fraction {
  const sorted = [...marks].sort(compareFractions);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!];
  return low.add(high).div(2);
}

/** Mean of what is left when so many marks are dropped at EACH end. */
function withoutEnds(marks: Fraction[], dropped: number, dossier: string): Fraction {
  if (marks.length <= 2 * dropped) {
    const because = `Dossier ${dossier} has ${marks.length} marks; dropping ${dropped} at each end leaves none.`;
    refuse('TooFewMarks', because, { dossier, marks: marks.length, dropped: 2 * dropped });
  }
  return mean([...marks].sort(compareFractions).slice(dropped, marks.length - dropped));
}
