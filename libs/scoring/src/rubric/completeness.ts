import { byCodeUnit } from '../exact/order.js';
import type { Rubric, Sheet } from '../standing/types.js';
import { readRubric } from './rubric.js';
import { missingOn } from './sheet-totals.js';

/** How far one judge has come. */
export interface JudgeCompleteness {
  judge: string;
  /** Dossiers the judge was asked to mark, recusals left out. */
  asked: number;
  /** Of those, the ones with nothing missing. */
  complete: number;
  /** Of those, the ones with some marks and some missing, and which; in code unit order of the dossiers. */
  begun: { dossier: string; missing: string[] }[];
  /** Of those, the ones without a sheet. */
  untouched: string[];
}

/**
 * Which sheets are complete, judge by judge, while a round is still open. “Not applicable” is an answer, so a mark of
 * null is not missing.
 * @param asked pairs of judge and dossier that are to be marked
 * @param sheets possibly unfinished: keys may be missing from `marks`
 */
export function completeness(
  rubric: Rubric,
  asked: { judge: string; dossier: string }[],
  sheets: Pick<Sheet, 'judge' | 'dossier' | 'marks'>[],
): JudgeCompleteness[] {
  const read = readRubric(rubric);
  const missing = new Map(sheets.map((sheet) => [pairKey(sheet), missingOn(read, sheet)]));
  const byJudge = new Map<string, JudgeCompleteness>();
  for (const pair of [...asked].sort((a, b) => byCodeUnit(a.dossier, b.dossier))) {
    const { judge, dossier } = pair;
    const row = byJudge.get(judge) ?? { judge, asked: 0, complete: 0, begun: [], untouched: [] };
    byJudge.set(judge, row);
    row.asked += 1;
    const gaps = missing.get(pairKey(pair));
    if (gaps === undefined || gaps.length === read.keys.length) row.untouched.push(dossier);
    else if (gaps.length === 0) row.complete += 1;
    else row.begun.push({ dossier, missing: gaps });
  }
  return [...byJudge.values()].sort((a, b) => byCodeUnit(a.judge, b.judge));
}

const pairKey = ({ judge, dossier }: { judge: string; dossier: string }): string => JSON.stringify([judge, dossier]);
