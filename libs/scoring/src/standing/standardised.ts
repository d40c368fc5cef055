import { Fraction, roundToUnits } from '../exact/decimal.js';
import { byDossier, byJudge, type Counted, type CountedSheet } from './counted.js';
import type { SetAside } from './standing.js';

/** Roots are cut after so many decimals, and a dossier's mean is rounded to ten fewer. */
const DECIMALS = 50n;
const KEPT = 40;

/**
 * From each total the judge's own mean, divided by the judge's own standard deviation; a dossier's value is the mean
 * over its judges. A root is rarely a fraction, so each is an integer of units of 10^-50: sums of integers do not
 * depend on their order, and no machine computes them differently.
 *
 * A judge whose sheets all come to the same says nothing about which dossier is better: the sheets are set aside, and
 * the standing says so.
 * @param deviation divide the squares by the number of the judge's sheets, or (`sample`) by one less
 */
export function standardised(
  { input, sheets }: Counted,
  deviation: 'population' | 'sample',
): { totals: Map<string, Fraction>; setAside: SetAside[] } {
  const values = new Map<string, bigint>();
  const setAside: SetAside[] = [];
  for (const own of byJudge(sheets).values()) {
    const scores = scoresOf(
      own.map(({ total }) => total),
      deviation,
    );
    own.forEach(({ id, judge, dossier }, index) => {
      if (scores === null) setAside.push({ sheet: id, judge, dossier, because: 'no-spread' });
      else values.set(id, scores[index]!);
    });
  }
  const used = sheets.filter(({ id }) => values.has(id));
  const totals = new Map<string, Fraction>();
  for (const [dossier, own] of byDossier(input.dossiers, used)) {
    if (own.length > 0) totals.set(dossier, meanOf(own, values));
  }
  return { totals, setAside };
}

function meanOf(own: CountedSheet[], values: Map<string, bigint>): Fraction {
  const sum = own.reduce((total, { id }) => total + values.get(id)!, 0n);
  const mean = new Fraction(sum, BigInt(own.length) * 10n ** DECIMALS);
  // Cut roots fall short by less than 10^-50 each; this puts what they stand for back where it is a short decimal.
  return new Fraction(roundToUnits(mean, { decimals: KEPT, mode: 'half-up' }), 10n ** BigInt(KEPT));
}

/** Units of 10^-50; null when all marks are the same. */
function scoresOf(marks: Fraction[], deviation: 'population' | 'sample'): bigint[] | null {
  const n = BigInt(marks.length);
  const scale = marks.reduce((common, { d }) => (common / gcd(common, d)) * d, 1n);
  const whole = marks.map(({ s, n: numerator, d }) => s * numerator * (scale / d));
  const sum = whole.reduce((a, b) => a + b, 0n);
  // n² × variance × scale²; the scale falls out of every quotient below.
  const spread = n * whole.reduce((a, b) => a + b * b, 0n) - sum * sum;
  if (spread === 0n) return null;
  const [over, under] = deviation === 'sample' ? [n - 1n, n * spread] : [1n, spread];
  return whole.map((mark) => {
    const distance = n * mark - sum;
    const size = squareRoot((distance * distance * over * 100n ** DECIMALS) / under);
    return distance < 0n ? -size : size;
  });
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The greatest integer whose square is at most n, by Newton's iteration from above. */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
