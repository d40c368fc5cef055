import type { CategoryDefinition, Definition } from '../definition/definition.js';
import type { Finding } from '../mistake.js';
import { rubricIdOf, shared } from '../resolve/category.js';
import { finding, repeated, unknownName } from './finding.js';
import { placedStages, type Placed } from './placed-stages.js';

/** A stage nobody decides, contenders from nowhere, a short-list larger than its stream allows. */
export function checkStages(definition: Definition): Finding[] {
  const findings: Finding[] = [];
  (definition.categories ?? []).forEach((category, index) => {
    const placed = placedStages(definition, category, index);
    const codes = placed.map(({ stage }) => stage.code);
    findings.push(...repeated('stages', codes, (at) => [...(placed[at]?.path ?? []), 'code']));
    category.addStages?.forEach(({ after }, order) => {
      if (!codes.includes(after)) {
        findings.push(unknownName('stage', after, codes, ['categories', index, 'addStages', order, 'after']));
      }
    });
    for (const code of Object.keys(category.stageChanges ?? {})) {
      if (!codes.includes(code)) {
        findings.push(unknownName('stage', code, codes, ['categories', index, 'stageChanges', code]));
      }
    }
    placed.forEach((one, order) => {
      findings.push(...checkDecider(definition, one));
      if (one.stage.kind === 'step') return;
      findings.push(
        ...checkParts(definition, category, one),
        ...checkContenders(definition, category, one, placed.slice(0, order)),
      );
    });
  });
  return unique([...findings, ...checkEditionWide(definition)]);
}

function checkDecider(definition: Definition, { stage, at }: Placed): Finding[] {
  const panels = definition.panels ?? {};
  if (stage.decidedBy === undefined) {
    const advice = 'Add `decidedBy:` with a panel or a body of this file.';
    return [finding('nobody-decides', at('decidedBy'), `Nobody decides the stage \`${stage.code}\`.`, advice)];
  }
  const panel = panels[stage.decidedBy];
  if (!panel && !definition.bodies[stage.decidedBy]) {
    const known = [...Object.keys(panels), ...Object.keys(definition.bodies)];
    return [unknownName('panel or body', stage.decidedBy, known, at('decidedBy'))];
  }
  const seats = panel?.members?.max;
  if (seats === undefined || stage.judgesPerDossier === undefined || stage.judgesPerDossier <= seats) return [];
  const message = `\`${stage.code}\` wants ${stage.judgesPerDossier} judges for each dossier, but its panel has at most ${seats}.`;
  return [
    finding('too-few-judges', at('judgesPerDossier'), message, 'Ask for fewer judges, or let the panel be larger.'),
  ];
}

function checkParts(definition: Definition, category: CategoryDefinition, { stage, at }: Placed): Finding[] {
  const findings: Finding[] = [];
  const { code, method } = stage;
  for (const key of ['scope', 'contenders', 'judgesPerDossier', 'method'] as const) {
    if (stage[key] !== undefined) continue;
    const advice = `Add \`${key}:\`, or \`kind: step\` if nothing is scored here.`;
    findings.push(finding('missing', at(key), `The judging stage \`${code}\` does not say its \`${key}\`.`, advice));
  }
  if (method !== undefined && !definition.methods?.[method]) {
    findings.push(unknownName('method', method, Object.keys(definition.methods ?? {}), at('method')));
  }
  if (stage.rubric !== undefined && !definition.rubrics?.[stage.rubric]) {
    findings.push(unknownName('rubric', stage.rubric, Object.keys(definition.rubrics ?? {}), at('rubric')));
  }
  const streams = stage.scope === 'stream' ? category.streams.map((stream) => stream.code) : [undefined];
  if (
    stage.scope !== undefined &&
    streams.some((stream) => rubricIdOf(definition, category, stage, stream) === undefined)
  ) {
    const advice = 'Add `rubric:` to the stage, to the category, or under `shared`.';
    findings.push(
      finding('no-rubric', at('rubric'), `\`${code}\` of ${category.code} has no criteria to score by.`, advice),
    );
  }
  return findings;
}

function checkContenders(
  definition: Definition,
  category: CategoryDefinition,
  { stage, at }: Placed,
  earlier: Placed[],
): Finding[] {
  const judged = earlier.filter((one) => one.stage.kind !== 'step');
  const tieRules = definition.methods?.[stage.method ?? '']?.tieRules ?? [];
  const findings: Finding[] = [];
  if (judged.length === 0 && tieRules.includes('earlier-round')) {
    const message = `\`${stage.code}\` breaks ties by an earlier round, but it is the first.`;
    findings.push(finding('no-earlier-round', at('method'), message, 'Give this stage another method.'));
  }
  const { contenders } = stage;
  if (contenders === undefined || contenders === 'admitted') return findings;
  const where = [...at('contenders'), 'stage'];
  const from = judged.find((one) => one.stage.code === contenders.stage);
  if (!from) {
    const known = judged.map((one) => one.stage.code);
    return [...findings, unknownName('earlier judging stage', contenders.stage, known, where)];
  }
  if (from.stage.scope !== 'stream') return findings;
  for (const stream of category.streams) {
    const allowed = stream.maxShortListed ?? shared(definition, category, 'maxShortListed');
    if (allowed === undefined || contenders.places <= allowed) continue;
    const message = `\`${stage.code}\` takes ${contenders.places} of each stream, but ${category.code}/${stream.code} allows ${allowed} on its short-list.`;
    const advice = `Take at most ${allowed}, or raise \`maxShortListed\`.`;
    findings.push(finding('short-list-too-large', [...at('contenders'), 'places'], message, advice));
  }
  return findings;
}

/** A round over the whole edition is one round: every category must describe it alike. */
function checkEditionWide(definition: Definition): Finding[] {
  const first = new Map<string, { said: string; category: string }>();
  return (definition.categories ?? []).flatMap((category, index) =>
    placedStages(definition, category, index).flatMap(({ stage, at }) => {
      if (stage.scope !== 'edition' || stage.kind === 'step') return [];
      const rubric = rubricIdOf(definition, category, stage);
      const said = JSON.stringify([rubric, stage.method, stage.judgesPerDossier, stage.decidedBy]);
      const before = first.get(stage.code);
      if (!before) first.set(stage.code, { said, category: category.code });
      if (!before || before.said === said) return [];
      const message = `\`${stage.code}\` compares the whole edition, but ${category.code} judges it otherwise than ${before.category}.`;
      const advice =
        'Give this stage its own `rubric:` and let rubric, method, judges and decider be the same in all categories.';
      return [finding('edition-stage-differs', at('scope'), message, advice)];
    }),
  );
}

/** What is wrong in a shared stage is told once, not once for each category. */
function unique(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, path, message }) => {
    const shownOnce = path[0] === 'shared' && code !== 'short-list-too-large' ? [code, path] : [code, path, message];
    const key = JSON.stringify(shownOnce);
    return !seen.has(key) && seen.add(key);
  });
}
