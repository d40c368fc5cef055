import type { Milestone } from '../milestone.js';
import type { Text } from '../text.js';

/** Milestones every organiser knows; their names need not be written in a definition. */
export const WELL_KNOWN_MILESTONES: Readonly<Record<string, Text>> = {
  'enrolment-opens': { en: 'Enrolment opens', zhHant: '開始接受報名', zhHans: '开始接受报名' },
  'enrolment-closes': { en: 'Enrolment closes', zhHant: '截止報名', zhHans: '截止报名' },
  'nomination-opens': { en: 'Nomination opens', zhHant: '開始接受提名', zhHans: '开始接受提名' },
  'nomination-closes': { en: 'Nomination closes', zhHant: '截止提名', zhHans: '截止提名' },
  'registration-opens': { en: 'Registration opens', zhHant: '開始登記', zhHans: '开始登记' },
  'registration-closes': { en: 'Registration closes', zhHant: '截止登記', zhHans: '截止登记' },
  briefing: { en: 'Briefing for entrants', zhHant: '參賽者簡介會', zhHans: '参赛者简介会' },
  'assessment-opens': { en: 'Assessment begins', zhHant: '初評開始', zhHans: '初评开始' },
  'assessment-closes': { en: 'Assessment ends', zhHant: '初評結束', zhHans: '初评结束' },
  'judging-opens': { en: 'Judging begins', zhHant: '評審開始', zhHans: '评审开始' },
  'judging-closes': { en: 'Judging ends', zhHant: '評審結束', zhHans: '评审结束' },
  'shortlist-announced': { en: 'Short-list announced', zhHant: '公布入圍名單', zhHans: '公布入围名单' },
  final: { en: 'Final', zhHant: '決賽', zhHans: '决赛' },
  ceremony: { en: 'Awards presentation ceremony', zhHant: '頒獎典禮', zhHans: '颁奖典礼' },
};

/** Well-known milestones by which nothing opens or closes unless the definition says so. */
export const ONLY_SHOWN: ReadonlySet<string> = new Set(['briefing', 'shortlist-announced', 'final', 'ceremony']);

/** A milestone as it holds in a category: its own before the edition's; null when the calendar has neither. */
export function milestoneOf(calendar: readonly Milestone[], id: string, category?: string): Milestone | null {
  const named = calendar.filter((milestone) => milestone.id === id);
  const own = named.find((milestone) => category !== undefined && milestone.category === category);
  return own ?? named.find((milestone) => milestone.category === undefined) ?? null;
}
