import { instantOf } from '../calendar/local-time.js';
import { WELL_KNOWN_MILESTONES } from '../calendar/milestones.js';
import type { AwardDefinition, CategoryDefinition, Definition, StageDefinition } from '../definition/definition.js';
import { plainText, type textSchema } from '../definition/text.js';
import type { Award, Category, Edition, Milestone, Rubric, Stage, Step, Text } from '../edition.js';
import type { z } from 'zod';
import { FORMAT } from '../upgrade/upgrade.js';
import { enteringStated, rubricIdOf, rulesOf, shared, stagesOf } from './category.js';
import { resolveForm } from './forms.js';
import { decimalText, resolveRubric } from './rubrics.js';
import { resolveSessions, resolveTickets, resolveVenues } from './summit.js';

type TextDefinition = z.infer<typeof textSchema>;

/** The edition a checked definition describes: inheritance resolved, local times turned into instants. */
export function resolveEdition(definition: Definition): Edition {
  const bodies = Object.entries(definition.bodies).map(([id, { name, role }]) => ({
    id,
    name: plainText(name),
    ...optionalText('role', role),
  }));
  return {
    format: FORMAT,
    id: definition.id,
    kind: definition.kind,
    series: definition.series.id,
    seriesName: plainText(definition.series.name),
    formerNames: (definition.series.formerNames ?? []).map(({ name, until }) => ({ name: plainText(name), until })),
    code: definition.code,
    label: definition.label,
    name: plainText(definition.name),
    ...optionalText('theme', definition.theme),
    ...optionalText('noun', definition.noun),
    timeZone: definition.timeZone,
    organiser: bodies.find(({ id }) => id === definition.organiser),
    bodies,
    panels: Object.entries(definition.panels ?? {}).map(([id, panel]) => ({
      id,
      name: plainText(panel.name),
      ...defined({ body: panel.body, members: panel.members, conflicts: panel.conflicts }),
    })),
    categories: (definition.categories ?? []).map((category) => resolveCategory(definition, category)),
    awards: (definition.awards ?? []).map(resolveAward),
    prizes: (definition.prizes ?? []).map(({ source: _source, assumed: _assumed, name, conditions, ...prize }) => ({
      ...prize,
      name: plainText(name),
      ...optionalText('conditions', conditions),
    })),
    rules: definition.rules ?? [],
    calendar: resolveCalendar(definition),
    texts: mapValues(definition.texts ?? {}, plainText),
    forms: Object.fromEntries(Object.keys(definition.forms ?? {}).map((id) => [id, resolveForm(definition, id).form])),
    venues: resolveVenues(definition),
    sessions: resolveSessions(definition),
    tickets: resolveTickets(definition),
    admission: (definition.admission ?? []).map(plainText),
  };
}

function resolveCategory(definition: Definition, category: CategoryDefinition): Category {
  const organiserId = shared(definition, category, 'organiser') ?? definition.organiser;
  const organiser = definition.bodies[organiserId];
  const form = shared(definition, category, 'form');
  const team = shared(definition, category, 'team');
  const maxShortListed = shared(definition, category, 'maxShortListed');
  const stages = stagesOf(definition, category);
  const entering = enteringStated(definition, category);
  return {
    code: category.code,
    name: plainText(category.name),
    ...(organiser ? { organiser: plainText(organiser.name) } : {}),
    organiserId,
    entered: category.entered ?? 'alone',
    streams: category.streams.map((stream) => ({
      code: stream.code,
      name: plainText(stream.name),
      ...optionalText('for', stream.for),
      ...defined({ maxShortListed: stream.maxShortListed ?? maxShortListed }),
    })),
    // A form without times of its own is open as long as the category is.
    form: { ...entering, ...(form === undefined ? { fields: [] } : resolveForm(definition, form).form) },
    entering,
    team: team ? { min: team.min, max: team.max } : { min: 1, max: 1 },
    rules: rulesOf(definition, category),
    stages: stages.flatMap((stage) => [
      ...(isJudging(stage) ? [resolveStage(definition, category, stage)] : []),
      ...awardStages(definition, category, stage),
    ]),
    steps: stages.map(resolveStep),
  };
}

const isJudging = (stage: StageDefinition): boolean => stage.kind !== 'step';

function resolveStep(stage: StageDefinition): Step {
  return {
    code: stage.code,
    name: plainText(stage.name),
    kind: stage.kind ?? 'judging',
    decidedBy: stage.decidedBy ?? '',
    ...optionalText('decides', stage.decides),
    ...defined({ opens: stage.opens, closes: stage.closes }),
  };
}

function resolveStage(definition: Definition, category: CategoryDefinition, stage: StageDefinition): Stage {
  const { contenders = 'admitted' } = stage;
  const method = definition.methods?.[stage.method ?? ''];
  if (!method || !stage.scope) throw new Error(`The definition was not checked: stage ${stage.code} is not complete`);
  const { name: aggregation, ...parameters } = method.aggregation;
  const [rubric, rubricByStream] = rubricsOf(definition, category, stage);
  return {
    code: stage.code,
    name: plainText(stage.name),
    scope: stage.scope,
    contenders: contenders === 'admitted' ? { from: 'admitted' } : { from: 'stage', ...contenders },
    judgesPerDossier: stage.judgesPerDossier ?? 1,
    ...defined({ opens: stage.opens, closes: stage.closes }),
    rubric,
    ...defined({ rubricByStream }),
    method: {
      aggregation: { name: aggregation, ...mapValues(parameters, decimalText) },
      rounding: method.rounding,
      tieRules: method.tieRules.map((name) => ({ name })),
      placeStyle: method.placeStyle,
    },
    ...defined({ decidedBy: stage.decidedBy, mode: stage.mode, minutes: stage.minutes, languages: stage.languages }),
  };
}

function rubricsOf(
  definition: Definition,
  category: CategoryDefinition,
  stage: StageDefinition,
): [Rubric, Record<string, Rubric> | undefined] {
  const main = rubricIdOf(definition, category, stage) ?? category.streams[0]?.rubric ?? '';
  const differing = category.streams
    .map(({ code }) => [code, rubricIdOf(definition, category, stage, code)] as const)
    .filter((entry): entry is readonly [string, string] => entry[1] !== undefined && entry[1] !== main)
    .map(([code, id]) => [code, resolveRubric(definition, id)] as const);
  return [resolveRubric(definition, main), differing.length > 0 ? Object.fromEntries(differing) : undefined];
}

/**
 * An award with criteria of its own is scored on its own: the contenders of its stage come once more before the same
 * panel, by the award's rubric, in a stage that carries the award's code.
 */
function awardStages(definition: Definition, category: CategoryDefinition, stage: StageDefinition): Stage[] {
  return (definition.awards ?? [])
    .filter((award) => award.rubric !== undefined && award.stage === stage.code)
    .filter((award) => award.categories?.includes(category.code) ?? true)
    .map(({ code, name, scope, rubric }) =>
      resolveStage(definition, category, { ...stage, code, name, scope, rubric }),
    );
}

function resolveAward(award: AwardDefinition): Award {
  const { code, name, scope, stage, places, max, categories = [], rubric, minimumTotal } = award;
  return {
    code,
    name: plainText(name),
    scope,
    stage: rubric === undefined ? stage : code,
    places,
    max,
    categories,
    ...defined({
      minimumTotal: minimumTotal === undefined ? undefined : decimalText(minimumTotal),
      requires: award.requires,
      excludes: award.excludes,
      rules: award.rules,
    }),
  };
}

function resolveCalendar(definition: Definition): Milestone[] {
  return definition.calendar
    .map(({ id, at, name, category }) => ({
      id,
      name: name ? plainText(name) : (WELL_KNOWN_MILESTONES[id] ?? { en: id, zhHant: id }),
      ...defined({ category }),
      at: resolveInstant(definition, at),
    }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function resolveInstant(definition: Definition, local: string): string {
  const instant = instantOf(local, definition.timeZone);
  if ('problem' in instant) throw new Error(`The definition was not checked: ${local} is no instant`);
  return instant.at;
}

function optionalText<Key extends string>(key: Key, text: TextDefinition | undefined): { [K in Key]?: Text } {
  return text ? ({ [key]: plainText(text) } as { [K in Key]?: Text }) : {};
}

function defined<Fields extends object>(fields: Fields): { [K in keyof Fields]?: Exclude<Fields[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function mapValues<From, To>(from: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
}
