import type { CategoryDefinition, Definition } from '../definition/definition.js';
import type { Finding, Path } from '../mistake.js';
import { rulesOf, shared } from '../resolve/category.js';
import { finding, repeated, unknownNames } from './finding.js';

/** Names that refer to nothing, codes given twice, and parts that a programme of this kind cannot do without. */
export function checkParts(definition: Definition): Finding[] {
  const { bodies, categories = [], panels = {}, prizes = [], rules = [] } = definition;
  const bodyIds = Object.keys(bodies);
  const awards = (definition.awards ?? []).map(({ code }) => code);
  const stages = new Set(
    [...(definition.shared?.stages ?? []), ...categories.flatMap((one) => one.stages ?? [])].map(({ code }) => code),
  );
  return [
    ...checkNeeded(definition),
    ...unknownNames('body', [definition.organiser], bodyIds, () => ['organiser']),
    ...Object.entries(panels).flatMap(([id, { body, members }]) => [
      ...unknownNames('body', [body], bodyIds, () => ['panels', id, 'body']),
      ...checkRange(members, ['panels', id, 'members']),
    ]),
    ...checkShared(definition, definition.shared ?? {}, ['shared']),
    ...repeated(
      'categories',
      categories.map(({ code }) => code),
      (index) => ['categories', index, 'code'],
    ),
    ...categories.flatMap((category, index) => checkCategory(definition, category, ['categories', index])),
    ...repeated(
      'rules',
      rules.map(({ id }) => id),
      (index) => ['rules', index, 'id'],
    ),
    ...repeated(
      'prizes',
      prizes.map(({ code }) => code),
      (index) => ['prizes', index, 'code'],
    ),
    ...prizes.flatMap((prize, index) => [
      ...unknownNames('body', [prize.giver], bodyIds, () => ['prizes', index, 'giver']),
      ...unknownNames('award', prize.awards ?? [], awards, (at) => ['prizes', index, 'awards', at]),
      ...unknownNames('stage', [prize.stage], stages, () => ['prizes', index, 'stage']),
    ]),
  ];
}

function checkNeeded(definition: Definition): Finding[] {
  const findings: Finding[] = [];
  const need = (missing: boolean, key: string, message: string, advice: string) => {
    if (missing) findings.push(finding('missing', [key], message, advice, 'key'));
  };
  const { categories = [], awards = [], tickets = [] } = definition;
  if (definition.kind === 'summit') {
    need(tickets.length === 0, 'tickets', 'A summit needs tickets.', 'Add `tickets:` with at least one kind.');
  } else {
    need(categories.length === 0, 'categories', 'There are no categories.', 'Add `categories:` with at least one.');
    need(awards.length === 0, 'awards', 'There are no awards.', 'Add `awards:` with at least one.');
  }
  const asks = Object.values(definition.forms ?? {}).some(({ fields }) => fields.length > 0);
  if (asks && !definition.texts?.['personal-data']) {
    const advice =
      'Add `texts: personal-data:` in English and Traditional Chinese: what the data are for, whether they must be given, who receives them, and how to ask for access.';
    const message = 'The forms ask for personal data, but the statement that people must see first is missing.';
    findings.push(finding('text-missing', ['texts', 'personal-data'], message, advice));
  }
  return findings;
}

function checkShared(definition: Definition, said: Partial<CategoryDefinition>, path: Path): Finding[] {
  const rules = (definition.rules ?? []).map(({ id }) => id);
  return [
    ...unknownNames('body', [said.organiser], Object.keys(definition.bodies), () => [...path, 'organiser']),
    ...unknownNames('form', [said.form], Object.keys(definition.forms ?? {}), () => [...path, 'form']),
    ...unknownNames('rubric', [said.rubric], Object.keys(definition.rubrics ?? {}), () => [...path, 'rubric']),
    ...unknownNames('rule', said.rules ?? [], rules, (at) => [...path, 'rules', at]),
    ...checkRange(said.team, [...path, 'team']),
  ];
}

function checkCategory(definition: Definition, category: CategoryDefinition, path: Path): Finding[] {
  const findings = checkShared(definition, category, path);
  const rules = (definition.rules ?? []).map(({ id }) => id);
  const held = rulesOf(definition, { ...category, withoutRules: [] });
  findings.push(
    ...unknownNames('rule', category.addRules ?? [], rules, (at) => [...path, 'addRules', at]),
    ...unknownNames('shared rule', category.withoutRules ?? [], held, (at) => [...path, 'withoutRules', at]),
    ...repeated(
      'streams',
      category.streams.map(({ code }) => code),
      (index) => [...path, 'streams', index, 'code'],
    ),
    ...unknownNames(
      'rubric',
      category.streams.map(({ rubric }) => rubric),
      Object.keys(definition.rubrics ?? {}),
      (at) => [...path, 'streams', at, 'rubric'],
    ),
  );
  if (shared(definition, category, 'form') === undefined) {
    const advice = 'Add `form:` here or under `shared`, with a form of `forms`.';
    findings.push(finding('no-form', path, `The category ${category.code} has no form.`, advice));
  }
  if (stageCount(definition, category) === 0) {
    const advice = 'Add `stages:` here or under `shared`.';
    findings.push(finding('no-stages', path, `The category ${category.code} has no stages.`, advice));
  }
  return findings;
}

const stageCount = (definition: Definition, category: CategoryDefinition): number =>
  (category.stages ?? definition.shared?.stages ?? []).length;

function checkRange(range: { min: number; max: number } | undefined, path: Path): Finding[] {
  if (!range || range.min <= range.max) return [];
  return [
    finding('range', path, `At least ${range.min} and at most ${range.max} cannot both be.`, 'Swap the two numbers.'),
  ];
}
