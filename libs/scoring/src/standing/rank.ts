import { roundToUnits, unitsToText } from '../exact/decimal.js';
import { byCodeUnit } from '../exact/order.js';
import { hashOf } from '../proof/hash.js';
import { bytesOf, merkleRoot } from '../proof/merkle.js';
import { aggregate, type Aggregated } from './aggregate.js';
import { comparedBy } from './compared.js';
import { count, type Counted } from './counted.js';
import { placesOf } from './places.js';
import type { SheetHash, Standing } from './standing.js';
import { tieBreaker, type Settled } from './ties.js';
import type { Placed, StandingInput, Tie } from './types.js';

/** Changes when the same input would give another standing. */
const METHOD_VERSION = '1';

/**
 * Ranks the dossiers of one round and says everything that decided.
 *
 * Totals are rounded once, after aggregation; dossiers whose ROUNDED totals are equal are tied, and the tie rules are
 * applied to them in order. The order in which dossiers, sheets and recusals are given changes nothing.
 * @throws {NotComputable} what the rubric, the sheets, the method or a tie rule cannot say
 */
export function rank(given: StandingInput): Standing {
  const counted = count(given);
  const { input } = counted;
  const aggregated = aggregate(counted);
  const unusable = new Set(aggregated.setAside.map(({ sheet }) => sheet));
  const used = { ...counted, sheets: counted.sheets.filter(({ id }) => !unusable.has(id)) };
  const sheetHashes = input.sheets.map((sheet): SheetHash => {
    const { id, version, judge, dossier } = sheet;
    return { id, version, judge, dossier, hash: hashOf(sheet) };
  });
  return {
    schema: 'podium.standing/1',
    round: input.round,
    method: { ...input.method, version: METHOD_VERSION },
    rubric: input.rubric,
    rounding: input.rounding,
    tieRules: input.tieRules,
    placeStyle: input.placeStyle,
    conventions: {
      recusals: 'over-the-judges-who-marked',
      arithmetic: aggregated.arithmetic,
      rounding: 'once-at-the-end',
      merkle: 'rfc9162-over-sheet-hashes',
    },
    dossiers: input.dossiers,
    sheets: input.sheets,
    recusals: input.recusals,
    setAside: [...counted.setAside, ...aggregated.setAside].sort((a, b) => byCodeUnit(a.sheet, b.sheet)),
    ...placed(used, aggregated),
    compared: comparedBy(input.dossiers, used.sheets),
    sheetHashes,
    merkleRoot: merkleRoot(sheetHashes.map(({ hash }) => bytesOf(hash))),
  };
}

function placed(counted: Counted, { totals }: Aggregated): { ranking: Placed[]; ties: Tie[] } {
  const { dossiers, rounding, placeStyle } = counted.input;
  const rounded = new Map(dossiers.map((dossier) => [dossier, roundToUnits(totals.get(dossier)!, rounding)]));
  const resolve = tieBreaker(counted);
  const settled: Settled[] = [];
  const found: { tie: Tie; at: number }[] = [];
  let before = 0;
  for (const level of levels(dossiers, rounded)) {
    const { groups, ties } = resolve(level);
    settled.push(...groups);
    found.push(...ties.map(({ before: inside, ...tie }) => ({ tie: { place: 0, ...tie }, at: before + inside })));
    before += level.length;
  }
  const places = placesOf(
    settled.map((group) => group.dossiers.length),
    placeStyle,
  );
  const sheets = new Map<string, number>();
  for (const { dossier } of counted.sheets) sheets.set(dossier, (sheets.get(dossier) ?? 0) + 1);
  const ranking = settled.flatMap((group, index) =>
    group.dossiers.map((dossier): Placed => ({
      dossier,
      place: places[index]!,
      total: unitsToText(rounded.get(dossier)!, rounding.decimals),
      sheets: sheets.get(dossier) ?? 0,
      tieBrokenBy: group.brokenBy,
    })),
  );
  return { ranking, ties: found.map(({ tie, at }) => ({ ...tie, place: ranking[at]!.place })) };
}

/** Dossiers of equal rounded total, the highest total first, each level in code unit order. */
function levels(dossiers: string[], rounded: Map<string, bigint>): string[][] {
  const byTotal = new Map<bigint, string[]>();
  for (const dossier of dossiers) {
    const total = rounded.get(dossier)!;
    byTotal.set(total, [...(byTotal.get(total) ?? []), dossier]);
  }
  return [...byTotal].sort(([a], [b]) => (a > b ? -1 : 1)).map(([, level]) => level);
}
