import { localTimeOf } from '../calendar/local-time.js';
import { windowsOf, type StatedWindow } from '../calendar/windows.js';
import type { Category, Edition, Field, Rubric, Stage } from '../edition.js';
import { both, section } from './section.js';
import { showSummit } from './summit.js';
import { table } from './table.js';

/** The whole edition as a person reads it: calendar, categories, stages, criteria, forms, awards. */
export function showEdition(edition: Edition): string {
  return [
    showHead(edition),
    section('Calendar', showCalendar(edition)),
    section('What opens and closes', showWindows(edition)),
    section('Categories and streams', showCategories(edition)),
    section('Stages', showStages(edition)),
    section('Criteria', showRubrics(edition)),
    section('Forms', showForms(edition)),
    section('Rules of eligibility', showRules(edition)),
    section('Awards', showAwards(edition)),
    section('Prizes', showPrizes(edition)),
    showSummit(edition),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function showHead(edition: Edition): string {
  const names = (edition.formerNames ?? []).map(({ name, until }) => `Until ${until}: ${both(name)}`);
  const lines = [
    both(edition.name),
    ...(edition.theme ? [both(edition.theme)] : []),
    `Code ${edition.code} · times in ${edition.timeZone}${edition.organiser ? ` · ${both(edition.organiser.name)}` : ''}`,
    ...names,
  ];
  return `${lines.join('\n')}\n`;
}

function showCalendar({ calendar, timeZone }: Edition): string {
  const rows = calendar.map(({ at, id, name, category }) => [
    localTimeOf(at, timeZone),
    category ?? 'all',
    both(name),
    id,
  ]);
  return table(['When', 'For', 'What', 'Id'], rows);
}

/** Windows that several categories have alike are told once, together. */
function showWindows(edition: Edition): string {
  const at = (instant: Date | null) => (instant ? localTimeOf(instant.toISOString(), edition.timeZone) : '');
  const groups = grouped(windowsOf(edition), ({ of, code, opensAt, closesAt }) =>
    JSON.stringify([of, of === 'entering' ? '' : code, opensAt, closesAt]),
  );
  const rows = groups.map((group) => {
    const { of, code, opensAt, closesAt } = group[0] as StatedWindow;
    const categories = [...new Set(group.flatMap(({ category }) => category ?? []))];
    const whose = categories.length === edition.categories.length ? 'all' : categories.join(', ');
    return [of === 'entering' ? of : `${of} ${code}`, whose, at(opensAt), at(closesAt)];
  });
  return table(['What', 'For', 'Opens', 'Closes'], rows);
}

function showCategories({ categories }: Edition): string {
  const rows = categories.flatMap((category) => [
    [category.code, both(category.name), category.organiser?.en ?? '', teamOf(category)],
    ...category.streams.map(({ code, name }) => [`  ${code}`, `  ${both(name)}`, '', '']),
  ]);
  return table(['Code', 'Name', 'Organiser', 'Team'], rows);
}

const teamOf = ({ team }: Category): string =>
  team.min === team.max ? String(team.min) : `${team.min} to ${team.max}`;

/** Categories whose rows are the same are told once, together. */
function showStages({ categories, bodies = [], panels = [] }: Edition): string {
  const names = new Map([...bodies, ...panels].map(({ id, name }) => [id, name.en]));
  const groups = grouped(categories, (category) => JSON.stringify(rowsOf(category, names)));
  return groups
    .map((group) => {
      const rows = rowsOf(group[0] as Category, names);
      return `  ${codes(group)}\n${table(['Stage', 'Decided by', 'Compares', 'Who enters', 'Judges', 'Total'], rows)}`;
    })
    .join('\n');
}

function rowsOf(category: Category, names: Map<string, string>): string[][] {
  const judging = new Map(category.stages.map((stage) => [stage.code, stage]));
  const shown = new Set(category.steps?.map(({ code }) => code));
  const own = category.stages
    .filter(({ code }) => !shown.has(code))
    .map((stage) => ({ ...stage, decidedBy: stage.decidedBy ?? '' }));
  return [...(category.steps ?? []), ...own].map(({ code, name, decidedBy }) => {
    const stage = judging.get(code);
    const decider = names.get(decidedBy) ?? decidedBy;
    if (!stage) return [both(name), decider, '', '', '', ''];
    return [both(name), decider, stage.scope, entrants(stage), String(stage.judgesPerDossier), methodOf(stage)];
  });
}

function entrants({ contenders }: Stage): string {
  return contenders.from === 'admitted' ? 'every admitted entry' : `first ${contenders.places} of ${contenders.stage}`;
}

function methodOf({ method }: Stage): string {
  const { name, ...parameters } = method.aggregation;
  const said = [name, ...Object.values(parameters)].join(' ');
  return `${said}, ${method.rounding.decimals} decimals ${method.rounding.mode}`;
}

function showRubrics({ categories }: Edition): string {
  const uses = categories.flatMap((category) =>
    category.stages.flatMap((stage) => [
      { rubric: stage.rubric, category: category.code, stage: stage.code },
      ...Object.entries(stage.rubricByStream ?? {}).map(([stream, rubric]) => ({
        rubric,
        category: `${category.code}/${stream}`,
        stage: stage.code,
      })),
    ]),
  );
  return grouped(uses, ({ rubric }) => JSON.stringify(rubric))
    .map((group) => {
      const { rubric } = group[0] as { rubric: Rubric };
      const rows = rubric.criteria.flatMap(({ name, weight, attributes }) => [
        [both(name), weight],
        ...attributes.map((attribute) => [`  ${both(attribute.name)}`, `  ${attribute.weight}`]),
      ]);
      const { min, max, step } = rubric.scale;
      return `${usesOf(group)}\n  marks ${min} to ${max} in steps of ${step}\n${table(['Criterion', 'Weight'], rows)}`;
    })
    .join('\n');
}

/** Which stages of which categories score by one rubric, categories with the same stages together. */
function usesOf(uses: readonly { category: string; stage: string }[]): string {
  const byCategory = grouped(uses, ({ category }) => category).map((group) => ({
    category: group[0]?.category ?? '',
    stages: group.map(({ stage }) => stage).join(', '),
  }));
  return grouped(byCategory, ({ stages }) => stages)
    .map((group) => `  ${group.map(({ category }) => category).join(', ')}: ${group[0]?.stages ?? ''}`)
    .join('\n');
}

function showForms({ categories, forms = {} }: Edition): string {
  const uses = new Map<string, Category[]>();
  for (const [id, form] of Object.entries(forms)) {
    uses.set(
      id,
      categories.filter((category) => JSON.stringify(category.form) === JSON.stringify(form)),
    );
  }
  return Object.entries(forms)
    .map(([id, form]) => {
      const rows = form.fields.map((field) => [both(field.label), field.kind, requiredOf(field), field.closes ?? '']);
      const used = uses.get(id) ?? [];
      return `  ${id}${used.length > 0 ? ` (${codes(used)})` : ''}\n${table(['Field', 'Kind', 'Required', 'Frozen at'], rows)}`;
    })
    .join('\n');
}

function requiredOf({ required, visible }: Field): string {
  if (required === undefined || required === false) return '';
  return required === true && !visible ? 'yes' : 'when asked';
}

function showRules({ rules = [], categories }: Edition): string {
  const rows = rules.map((rule) => {
    const holding = categories.filter((category) => category.rules?.includes(rule.id));
    const where = holding.length === categories.length ? 'all' : codes(holding);
    return [rule.id, where, rule.text.en];
  });
  return table(['Rule', 'For', 'Text'], rows);
}

function showAwards({ awards }: Edition): string {
  const rows = awards.map(({ name, scope, stage, places, max, requires, minimumTotal, categories }) => [
    both(name),
    scope,
    stage,
    places
      ? places.first === places.last
        ? String(places.first)
        : `${places.first} to ${places.last}`
      : "panel's choice",
    max === null ? 'open' : String(max),
    [
      ...(requires?.length ? [`after ${requires.join(' or ')}`] : []),
      ...(minimumTotal === undefined ? [] : [`total of ${minimumTotal}`]),
      ...(categories.length > 0 ? [`only ${categories.join(', ')}`] : []),
    ].join('; '),
  ]);
  return table(['Award', 'Per', 'From stage', 'Places', 'How many', 'Conditions'], rows);
}

function showPrizes({ prizes = [] }: Edition): string {
  const rows = prizes.map(({ name, kind, giver, awards, stage }) => [
    both(name),
    kind,
    giver,
    awards?.join(', ') ?? (stage === undefined ? '' : `all in ${stage}`),
  ]);
  return table(['Prize', 'Kind', 'Giver', 'For'], rows);
}

const codes = (categories: readonly Category[]): string => categories.map(({ code }) => code).join(', ');

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
