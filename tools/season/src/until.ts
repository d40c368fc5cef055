import { GraphRefused } from './graph.js';

const PATIENCE_MS = 60_000;
/** Answers that mean: the news has not reached this service yet. */
const NOT_YET = new Set([
  'NOT_YET',
  'FORBIDDEN',
  'NotOrganiser',
  'MayNotRunJudging',
  'StageNotFound',
  'PanelIsEmpty',
  'NoContenders',
  'EarlierRoundsUnfinished',
  'EditionNotFound',
]);

/**
 * Tries again while the news is on its way between services.
 * @param attempt  told how many went before: a refusal is kept under its Idempotency-Key, so each attempt needs one of its own
 */
export async function until<T>(what: string, attempt: (before: number) => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (let wait = 20, before = 0; ; wait = Math.min(wait * 1.5, 500), before++) {
    try {
      return await attempt(before);
    } catch (error) {
      if (!(error instanceof GraphRefused) || !NOT_YET.has(error.code)) throw error;
      if (Date.now() > end) throw new Error(`waited in vain until ${what}: ${error.message}`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
