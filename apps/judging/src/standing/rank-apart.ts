import { NotComputable, rank, type Standing, type StandingInput } from '@podium/scoring';
import { inThread } from '../apart/in-thread.js';

/** What the thread answers. */
export type Ranked = { standing: Standing } | { refused: string; because: string };

const ENTRY = new URL('./rank.worker.js', import.meta.url);
/** So many sheets are ranked in less time than a thread takes to begin. */
const SHEETS_AT_ONCE = 500;

/** `rank`; of a large round in a thread of its own, for the thread that answers must not wait for it. @throws {NotComputable} */
export async function rankApart(input: StandingInput, atOnce = SHEETS_AT_ONCE): Promise<Standing> {
  if (input.sheets.length <= atOnce) return rank(input);
  const answer = await inThread<Ranked>(ENTRY, input);
  if ('standing' in answer) return answer.standing;
  throw new NotComputable(answer.refused, answer.because);
}
