import type { Fraction } from '../exact/decimal.js';
import { byCodeUnit, byTexts, repeated } from '../exact/order.js';
import { refuse } from '../refusal.js';
import { sheetReader } from '../rubric/sheet-totals.js';
import type { SetAside } from './standing.js';
import type { Recusal, Sheet, StandingInput } from './types.js';
import { mustBeUsable } from './usable.js';

/** A sheet that counts, with what it comes to. */
export interface CountedSheet {
  id: string;
  judge: string;
  dossier: string;
  total: Fraction;
  /** In the rubric's order; null where nothing in the criterion was applicable. */
  criteria: (Fraction | null)[];
}

/** The input in a fixed order, and the sheets that count. Every list is in code unit order. */
export interface Counted {
  input: StandingInput;
  sheets: CountedSheet[];
  setAside: SetAside[];
}

const pairOf = ({ judge, dossier }: { judge: string; dossier: string }): string => JSON.stringify([dossier, judge]);

/**
 * Puts the input in order, so that the order in which it arrives cannot matter, and reads every sheet, also those that
 * do not count: a mark off the scale is refused wherever it stands.
 * @throws {NotComputable} what `mustBeUsable` and `sheetReader` refuse, and DossierTwice, SheetTwice, UnknownDossier
 */
export function count(given: StandingInput): Counted {
  const input = inOrder(given);
  mustBeSound(input);
  const recused = new Set(input.recusals.map(pairOf));
  const read = sheetReader(mustBeUsable(input));
  const counted: Counted = { input, sheets: [], setAside: [] };
  for (const sheet of input.sheets) {
    const { id, judge, dossier } = sheet;
    const totals = read(sheet);
    if (recused.has(pairOf(sheet))) counted.setAside.push({ sheet: id, judge, dossier, because: 'recused' });
    else counted.sheets.push({ id, judge, dossier, ...totals });
  }
  return counted;
}

function inOrder(input: StandingInput): StandingInput {
  return {
    ...input,
    dossiers: [...input.dossiers].sort(byCodeUnit),
    sheets: [...input.sheets].sort(
      byTexts<Sheet>(
        ({ dossier }) => dossier,
        ({ judge }) => judge,
        ({ id }) => id,
      ),
    ),
    recusals: [...input.recusals].sort(
      byTexts<Recusal>(
        ({ dossier }) => dossier,
        ({ judge }) => judge,
        ({ reason }) => reason ?? '',
      ),
    ),
  };
}

function mustBeSound({ dossiers, sheets, recusals }: StandingInput): void {
  if (dossiers.length === 0) refuse('NothingToRank', 'There is no dossier to rank.');
  const twice = repeated(dossiers);
  if (twice.length > 0) refuse('DossierTwice', 'A dossier is listed more than once.', { dossiers: twice });
  const sameId = repeated(sheets.map(({ id }) => id));
  if (sameId.length > 0) refuse('SheetTwice', 'Two sheets bear the same id.', { sheets: sameId });
  const samePair = new Set(repeated(sheets.map(pairOf)));
  if (samePair.size > 0) {
    const ids = sheets.filter((sheet) => samePair.has(pairOf(sheet))).map(({ id }) => id);
    refuse('SheetTwice', 'A judge has more than one sheet for the same dossier: name the one that counts.', {
      sheets: ids,
    });
  }
  const known = new Set(dossiers);
  const strangers = [...sheets, ...recusals].map(({ dossier }) => dossier).filter((dossier) => !known.has(dossier));
  if (strangers.length > 0) {
    const named = [...new Set(strangers)].sort(byCodeUnit);
    refuse('UnknownDossier', 'A sheet or a recusal names a dossier that is not ranked here.', { dossiers: named });
  }
}

/** The counted sheets of each dossier, in code unit order of the judges. */
export function byDossier(dossiers: string[], sheets: CountedSheet[]): Map<string, CountedSheet[]> {
  const groups = new Map<string, CountedSheet[]>(dossiers.map((dossier) => [dossier, []]));
  for (const sheet of sheets) groups.get(sheet.dossier)!.push(sheet);
  return groups;
}

/** The counted sheets of each judge, judges and dossiers in code unit order. */
export function byJudge(sheets: CountedSheet[]): Map<string, CountedSheet[]> {
  const groups = new Map<string, CountedSheet[]>();
  for (const sheet of [...sheets].sort(
    byTexts<CountedSheet>(
      ({ judge }) => judge,
      ({ dossier }) => dossier,
    ),
  )) {
    const group = groups.get(sheet.judge);
    if (group) group.push(sheet);
    else groups.set(sheet.judge, [sheet]);
  }
  return groups;
}
