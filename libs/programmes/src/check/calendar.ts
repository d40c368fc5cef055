import { instantOf, isTimeZone, type LocalTimeProblem } from '../calendar/local-time.js';
import { WELL_KNOWN_MILESTONES } from '../calendar/milestones.js';
import { nearestTo } from '../definition/explain.js';
import type { Definition, MilestoneDefinition } from '../definition/definition.js';
import type { Finding } from '../mistake.js';
import { shared, stagesOf } from '../resolve/category.js';
import { finding, unknownName } from './finding.js';

const PROBLEMS: Readonly<Record<LocalTimeProblem, [message: string, advice: string]>> = {
  'no-such-date': ['There is no such date or time.', 'Check day, month and hour; hours go from 00:00 to 23:59.'],
  skipped: ['Clocks in this zone skip this hour.', 'Choose a time before or after the clocks change.'],
  twice: ['Clocks in this zone show this hour twice.', 'Choose a time before or after the clocks change.'],
};

/** Why a local time is no single instant in the zone, or undefined. */
export function timeProblem(local: string, zone: string): [message: string, advice: string] | undefined {
  const instant = instantOf(local, zone);
  return 'problem' in instant ? PROBLEMS[instant.problem] : undefined;
}

/** Times that do not exist, deadlines before their opening, milestones nobody can read. */
export function checkCalendar(definition: Definition): Finding[] {
  const { calendar, timeZone } = definition;
  if (!isTimeZone(timeZone)) {
    const advice =
      'Write area and city as the IANA list has them, e.g. `Asia/Hong_Kong`, or `UTC`. Short names such as CST mean several zones.';
    return [finding('time-zone', ['timeZone'], `\`${timeZone}\` is no time zone.`, advice)];
  }
  const categories = (definition.categories ?? []).map(({ code }) => code);
  const findings = calendar.flatMap((milestone, index) => checkMilestone(milestone, index, timeZone, categories));
  calendar.forEach((milestone, index) => {
    const earlier = calendar.findIndex(({ id, category }) => id === milestone.id && category === milestone.category);
    if (earlier === index) return;
    const advice = 'Keep one of the two, or say for which `category:` this one is.';
    findings.push(finding('milestone-twice', ['calendar', index], `\`${milestone.id}\` is there twice.`, advice));
  });
  return findings.length > 0 ? findings : checkCeremony(definition);
}

function checkMilestone(
  { id, at, name, category }: MilestoneDefinition,
  index: number,
  timeZone: string,
  categories: string[],
): Finding[] {
  const path = ['calendar', index];
  const findings: Finding[] = [];
  const problem = timeProblem(at, timeZone);
  if (problem) findings.push(finding('time', [...path, 'at'], ...problem));
  if (!name && !Object.hasOwn(WELL_KNOWN_MILESTONES, id)) {
    const nearest = nearestTo(id, Object.keys(WELL_KNOWN_MILESTONES));
    const advice = `${nearest ? `Did you mean \`${nearest}\`? Otherwise add` : 'Add'} \`name:\` in English and Traditional Chinese.`;
    findings.push(finding('text-missing', [...path, 'id'], `The milestone \`${id}\` has no name.`, advice));
  }
  if (category !== undefined && !categories.includes(category)) {
    findings.push(unknownName('category', category, categories, [...path, 'category']));
  }
  return findings;
}

/** Entries come in and judges mark before the awards are presented. */
function checkCeremony(definition: Definition): Finding[] {
  const { calendar, timeZone, categories = [] } = definition;
  const closing = new Set(
    categories.flatMap((category) => [
      shared(definition, category, 'entering')?.closes,
      ...stagesOf(definition, category).map(({ closes }) => closes),
    ]),
  );
  const ceremony = calendar.find(({ id }) => id === 'ceremony');
  if (!ceremony) return [];
  return calendar.flatMap((milestone, index) =>
    milestone !== ceremony && closing.has(milestone.id) && atOf(milestone, timeZone) >= atOf(ceremony, timeZone)
      ? [
          finding(
            'after-ceremony',
            ['calendar', index, 'at'],
            `\`${milestone.id}\` (${milestone.at}) is not before the ceremony (${ceremony.at}).`,
            'Correct one of the two times.',
          ),
        ]
      : [],
  );
}

function atOf(milestone: MilestoneDefinition, zone: string): string {
  const instant = instantOf(milestone.at, zone);
  return 'at' in instant ? instant.at : '';
}
