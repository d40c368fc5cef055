import { compareFractions, decimal, Fraction, sum } from '../exact/decimal.js';
import { byCodeUnit } from '../exact/order.js';
import { draw } from '../draw/draw.js';
import { refuse } from '../refusal.js';
import { byDossier, byJudge, type Counted, type CountedSheet } from './counted.js';
import type { TieRule } from './types.js';

/** Splits dossiers that are tied into groups, best first; one group when the rule cannot tell them apart. */
export type Splitter = (tied: string[]) => string[][];

/** What each rule does; rules look at exact values, never at rounded ones. */
export function splitterFor(rule: TieRule, { input, sheets }: Counted): Splitter {
  switch (rule.name) {
    case 'criterion-by-weight':
      return criterionByWeight(
        input.rubric.criteria.map(({ weight }) => decimal(weight)),
        byDossier(input.dossiers, sheets),
      );
    case 'earlier-round':
      return (tied) => byStated(rule.name, tied, rule.totals, decimal);
    case 'head-to-head':
      return headToHead(sheets);
    case 'panel-vote':
      return (tied) => byStated(rule.name, tied, rule.votes, (votes) => new Fraction(votes));
    case 'public-draw':
      return (tied) => draw({ seed: rule.seed, members: tied, take: tied.length }).drawn.map((dossier) => [dossier]);
  }
}

/** Groups of equal value, the highest first; inside a group the order of before stays. */
function grouped(tied: string[], value: (dossier: string) => Fraction): string[][] {
  const values = new Map(tied.map((dossier) => [dossier, value(dossier)]));
  const sorted = [...tied].sort((a, b) => compareFractions(values.get(b)!, values.get(a)!) || byCodeUnit(a, b));
  const groups: string[][] = [];
  for (const dossier of sorted) {
    const last = groups.at(-1);
    if (last && values.get(last[0]!)!.equals(values.get(dossier)!)) last.push(dossier);
    else groups.push([dossier]);
  }
  return groups;
}

/**
 * The mean mark in the heaviest criterion, then in the next; criteria of equal weight in the rubric's order. A
 * criterion that was not applicable to one of the tied dossiers on every sheet is passed over for them.
 */
function criterionByWeight(weights: Fraction[], sheets: Map<string, CountedSheet[]>): Splitter {
  const heaviestFirst = weights
    .map((_, index) => index)
    .sort((a, b) => compareFractions(weights[b]!, weights[a]!) || a - b);
  const mean = (dossier: string, index: number): Fraction | null => {
    const marks = sheets
      .get(dossier)!
      .map(({ criteria }) => criteria[index]!)
      .filter((mark) => mark !== null);
    return marks.length === 0 ? null : sum(marks).div(marks.length);
  };
  const split = (tied: string[], [index, ...lighter]: number[]): string[][] => {
    if (tied.length === 1 || index === undefined) return [tied];
    const means = new Map(tied.map((dossier) => [dossier, mean(dossier, index)]));
    if ([...means.values()].includes(null)) return split(tied, lighter);
    return grouped(tied, (dossier) => means.get(dossier)!).flatMap((group) => split(group, lighter));
  };
  return (tied) => split(tied, heaviestFirst);
}

/**
 * A number stated for each dossier, the higher the better. Stated for none of the tied: the rule is passed over.
 * @throws {NotComputable} TieRuleIncomplete when it is stated for some of them only
 */
function byStated<T>(
  name: string,
  tied: string[],
  stated: Record<string, T>,
  read: (value: T) => Fraction,
): string[][] {
  const missing = tied.filter((dossier) => !Object.hasOwn(stated, dossier));
  if (missing.length === tied.length) return [tied];
  if (missing.length > 0) {
    const because = `Dossiers are tied, and the rule ${name} has a figure for some of them only.`;
    refuse('TieRuleIncomplete', because, { rule: name, tied, missing });
  }
  return grouped(tied, (dossier) => read(stated[dossier]!));
}

/**
 * Each pair of tied dossiers is decided by the judges who marked both: the dossier that more of them gave the higher
 * total wins it. Dossiers are ordered by pairs won minus pairs lost among the tied; those level again are looked at
 * once more among themselves.
 */
function headToHead(sheets: CountedSheet[]): Splitter {
  let marks: Map<string, Fraction>[] | undefined;
  const split = (tied: string[]): string[][] => {
    marks ??= [...byJudge(sheets).values()].map((own) => new Map(own.map(({ dossier, total }) => [dossier, total])));
    const net = new Map(tied.map((dossier) => [dossier, 0]));
    tied.forEach((a, index) => {
      for (const b of tied.slice(index + 1)) {
        const winner = Math.sign(preferring(marks!, a, b));
        net.set(a, net.get(a)! + winner);
        net.set(b, net.get(b)! - winner);
      }
    });
    const groups = grouped(tied, (dossier) => new Fraction(net.get(dossier)!));
    return groups.length === 1 ? groups : groups.flatMap((group) => (group.length > 1 ? split(group) : [group]));
  };
  return split;
}

/** Judges who put a above b, minus judges who put b above a. */
function preferring(marks: Map<string, Fraction>[], a: string, b: string): number {
  let balance = 0;
  for (const own of marks) {
    const [first, second] = [own.get(a), own.get(b)];
    if (first && second) balance += Math.sign(compareFractions(first, second));
  }
  return balance;
}
