import { countBallots } from '../ballots/index.js';
import { compareFractions, Fraction, ZERO } from '../exact/decimal.js';
import { refuse } from '../refusal.js';
import { byJudge, type Counted, type CountedSheet } from './counted.js';
import { comparedBy } from './compared.js';

/**
 * Every judge's sheets read as a ranking of what the judge marked, by their totals. A judge says nothing about a
 * dossier that the judge did not mark: it is neither above nor below the others, so a recusal moves nothing.
 */
export interface Rankings {
  dossiers: string[];
  /** For each judge the sheets, in code unit order of the dossiers. */
  judges: CountedSheet[][];
  index: Map<string, number>;
}

/** @throws {NotComputable} JudgingIslands when no chain of common judges links two groups of dossiers */
export function rankingsOf({ input: { dossiers }, sheets }: Counted): Rankings {
  const { groups } = comparedBy(dossiers, sheets);
  if (groups.length > 1) {
    const because = 'No judge connects these groups of dossiers, so they cannot be compared.';
    refuse('JudgingIslands', because, { islands: groups.map((group) => ({ dossiers: group })) });
  }
  return {
    dossiers,
    judges: [...byJudge(sheets).values()],
    index: new Map(dossiers.map((dossier, index) => [dossier, index])),
  };
}

/** For each pair, judges who put the first above the second, or both level. */
export function pairCounts({ dossiers, judges, index }: Rankings): { above: Int32Array; level: Int32Array } {
  const n = dossiers.length;
  const [above, level] = [new Int32Array(n * n), new Int32Array(n * n)];
  for (const own of judges) {
    own.forEach((first, position) => {
      const a = index.get(first.dossier)!;
      for (const second of own.slice(position + 1)) {
        const b = index.get(second.dossier)!;
        const order = compareFractions(first.total, second.total);
        if (order > 0) above[a * n + b]! += 1;
        else if (order < 0) above[b * n + a]! += 1;
        else [level[a * n + b], level[b * n + a]] = [level[a * n + b]! + 1, level[b * n + a]! + 1];
      }
    });
  }
  return { above, level };
}

/**
 * Borda's points averaged over the judges who marked the dossier: the share of the other dossiers on the judge's own
 * ranking that stand below (level ones count half), times the number of other dossiers in the round. With complete
 * rankings this is Borda's count divided by the number of judges.
 * @throws {NotComputable} DossierNotCompared when each judge of a dossier marked nothing else
 */
export function borda({ dossiers, judges }: Rankings): Map<string, Fraction> {
  const shares = new Map<string, Fraction[]>(dossiers.map((dossier) => [dossier, []]));
  for (const own of judges) {
    if (own.length < 2) continue;
    for (const { dossier, total } of own) {
      const below = own.filter((other) => compareFractions(other.total, total) < 0).length;
      const same = own.filter((other) => compareFractions(other.total, total) === 0).length - 1;
      shares.get(dossier)!.push(new Fraction(2 * below + same, 2 * (own.length - 1)));
    }
  }
  const alone = [...shares].filter(([, own]) => own.length === 0).map(([dossier]) => dossier);
  if (alone.length > 0) {
    refuse('DossierNotCompared', 'The judges of a dossier marked no other dossier.', { dossiers: alone });
  }
  const mean = (own: Fraction[]) => own.reduce((a, b) => a.add(b), ZERO).div(own.length);
  return new Map([...shares].map(([dossier, own]) => [dossier, mean(own).mul(dossiers.length - 1)]));
}

/** A point for each dossier that a majority of the judges of both puts below, half a point where there is none. */
export function copeland(rankings: Rankings): Map<string, Fraction> {
  const n = rankings.dossiers.length;
  const { above } = pairCounts(rankings);
  return pointsFor(rankings, (a, b) => above[a * n + b]! - above[b * n + a]!);
}

/**
 * Schulze's strongest paths, links being margins: judges for less judges against. Margins and not winning votes,
 * because a judge who did not mark both must count like one who is indifferent. A dossier's points are those it stands
 * above, level ones counting half.
 * @see Schulze (2011), Social Choice and Welfare 36, 267–303
 */
export function schulze(rankings: Rankings): Map<string, Fraction> {
  const n = rankings.dossiers.length;
  const { above } = pairCounts(rankings);
  const path = new Int32Array(n * n);
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b < n; b += 1) path[a * n + b] = Math.max(0, above[a * n + b]! - above[b * n + a]!);
  }
  for (let via = 0; via < n; via += 1) {
    for (let a = 0; a < n; a += 1) {
      const first = path[a * n + via]!;
      if (a === via || first === 0) continue;
      for (let b = 0; b < n; b += 1) {
        const weakest = Math.min(first, path[via * n + b]!);
        if (a !== b && weakest > path[a * n + b]!) path[a * n + b] = weakest;
      }
    }
  }
  return pointsFor(rankings, (a, b) => path[a * n + b]! - path[b * n + a]!);
}

function pointsFor({ dossiers }: Rankings, balance: (a: number, b: number) => number): Map<string, Fraction> {
  return new Map(
    dossiers.map((dossier, a) => {
      const twice = dossiers.reduce((sum, _, b) => sum + (a === b ? 0 : 1 + Math.sign(balance(a, b))), 0);
      return [dossier, new Fraction(twice, 2)];
    }),
  );
}

/**
 * Instant run-off; a dossier's total is the number of dossiers that left before it.
 * @throws {NotComputable} BallotIncomplete, BallotTied: first preferences are counted, so a judge who did not mark a dossier
 *   would count against it, and one who put two level has no first
 */
export function instantRunoff({ dossiers, judges }: Rankings): Map<string, Fraction> {
  const incomplete = judges.filter((own) => own.length < dossiers.length).map((own) => own[0]!.judge);
  if (incomplete.length > 0) {
    const because = 'Instant run-off needs every judge to have marked every dossier; a recusal would hurt.';
    refuse('BallotIncomplete', because, { judges: incomplete });
  }
  const ballots = judges.map((own) => {
    const ranked = [...own].sort((a, b) => compareFractions(b.total, a.total));
    const level = ranked.find((sheet, place) => place > 0 && sheet.total.equals(ranked[place - 1]!.total));
    if (level) {
      const because = `Judge ${level.judge} gave two dossiers the same total; instant run-off needs an order.`;
      refuse('BallotTied', because, { judge: level.judge, dossier: level.dossier });
    }
    return { count: 1, ranking: ranked.map(({ dossier }) => dossier) };
  });
  const { order, ties } = countBallots({ rule: 'irv', seats: 1, candidates: dossiers, ballots });
  const totals = new Map<string, Fraction>();
  order.forEach((dossier, place) => {
    const above = order[place - 1];
    const level = above !== undefined && ties.some((tie) => tie.includes(above) && tie.includes(dossier));
    totals.set(dossier, level ? totals.get(above)! : new Fraction(order.length - 1 - place));
  });
  return totals;
}
