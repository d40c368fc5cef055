import { enteringByName, pair, stageByName } from './by-name.js';
import { isGroup, listOf, type Group } from './group.js';

/**
 * Format 1 → 2: what opens and closes entering and judging is stated, where the names of milestones said it before, and a
 * milestone that opens and closes nothing says that it is only shown.
 * @param definition  what was read from the file, of any shape
 */
export function fromFormat1(definition: Group): Group {
  const milestones = listOf(definition['calendar']).filter(isGroup);
  const ids = milestones.map(({ id }) => id).filter((id) => typeof id === 'string');
  const categories = listOf(definition['categories']);
  const shared = isGroup(definition['shared']) ? definition['shared'] : undefined;
  const lists = [shared, ...categories].flatMap((one) =>
    isGroup(one) ? [...listOf(one['stages']), ...listOf(one['addStages'])] : [],
  );
  const codes = lists.flatMap((stage) =>
    isGroup(stage) && stage['kind'] !== 'step' && typeof stage['code'] === 'string' ? [stage['code']] : [],
  );
  const withStages = (holder: Group): Group => {
    const upgraded = { ...holder };
    for (const key of ['stages', 'addStages']) {
      if (Array.isArray(holder[key])) upgraded[key] = holder[key].map((stage: unknown) => stated(stage, codes, ids));
    }
    return upgraded;
  };
  const entering = definition['kind'] === 'summit' ? {} : enteringByName(ids);
  const upgraded: Group = { ...definition, format: 2 };
  if (Array.isArray(definition['categories'])) {
    upgraded['categories'] = categories.map((category) => (isGroup(category) ? withStages(category) : category));
  }
  const isShareable = definition['shared'] === undefined || shared !== undefined;
  if (isShareable && (shared || Object.keys(entering).length > 0)) {
    upgraded['shared'] = {
      ...withStages(shared ?? {}),
      ...(Object.keys(entering).length > 0 && shared?.['entering'] === undefined ? { entering } : {}),
    };
  }
  const tickets = listOf(definition['tickets']);
  const registration = pair('registration', ids);
  if (tickets.length > 0 && registration.closes !== undefined) upgraded['registration'] = registration;
  if (Array.isArray(definition['calendar'])) {
    const { calendar, ...rest } = upgraded;
    const read = wordsOf(rest);
    upgraded['calendar'] = listOf(calendar).map((milestone) =>
      isGroup(milestone) && typeof milestone['id'] === 'string' && !read.has(milestone['id'])
        ? { ...milestone, onlyShown: true }
        : milestone,
    );
  }
  return upgraded;
}

function stated(stage: unknown, codes: readonly string[], ids: readonly string[]): unknown {
  if (!isGroup(stage) || stage['kind'] === 'step' || typeof stage['code'] !== 'string') return stage;
  return { ...stage, ...stageByName(stage['code'], codes, ids) };
}

/** Every text of the definition: an id that is nowhere among them is read by nothing. */
function wordsOf(value: unknown, words = new Set<string>()): Set<string> {
  if (typeof value === 'string') words.add(value);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) wordsOf(inner, words);
  return words;
}
