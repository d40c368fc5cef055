import type { Edition } from '@podium/programmes';
import type { Place } from './place.js';

const JUDGING = 'judging';

/**
 * The instant from which no sheet is taken any more, as the edition's calendar states it: the milestone `<stage>-closes`, the
 * category's own before the edition's. Where no stage is called `judging`, `judging-closes` speaks of every stage.
 * @returns null when the calendar says nothing: the round is open until its chair closes it
 */
export function closesAt(edition: Edition, { stageCode, categoryCode }: Place): Date | null {
  const hasJudging = edition.categories.some(({ stages }) => stages.some(({ code }) => code === JUDGING));
  const ids = [`${stageCode}-closes`, ...(hasJudging ? [] : [`${JUDGING}-closes`])];
  for (const id of ids) {
    const named = edition.calendar.filter((milestone) => milestone.id === id);
    const own = named.find(({ category }) => category !== undefined && category === categoryCode);
    const found = own ?? named.find(({ category }) => category === undefined);
    if (found) return new Date(found.at);
  }
  return null;
}
