import type { Category, Rubric, Stage } from '../edition.js';
import { change, isJudged, mayBeJudged, paired, same, type Change, type Situation } from './change.js';

const ROUNDS_KEEP =
  'A round that was opened keeps what it was opened with; those that are opened from now on follow this. Is one open already?';

/** Stages and criteria of one category: what sheets were written on does not change under them. */
export function diffStages(before: Category, after: Category, situation: Situation): Change[] {
  const { removed, added, kept } = paired(before.stages, after.stages, ({ code }) => code);
  const where = [before.code];
  /** @param leads  whether it changes what leads to the stage or away from it, and not only how it is marked */
  const onceFor =
    (stage: string, leads: boolean) =>
    (what: string, why: string): Change => {
      const unknown = mayBeJudged(situation, before.code, stage);
      if (isJudged(situation, before.code, stage) || (unknown && leads)) return change('refused', what, why, where);
      return unknown
        ? change('needs-a-decision', what, ROUNDS_KEEP, where)
        : change('needs-a-decision', what, 'No sheet exists yet, but it was announced.', where);
    };
  return [
    ...removed.map(({ code }) =>
      onceFor(code, true)(`The stage \`${code}\` is removed.`, 'Its score sheets would belong to nothing.'),
    ),
    ...added.map(({ code }) =>
      change(
        'needs-a-decision',
        `The stage \`${code}\` is new.`,
        'Entrants and judges must be told of one more round.',
        where,
      ),
    ),
    ...kept.flatMap(([old, altered]) =>
      diffStage(old, altered, [onceFor(old.code, false), onceFor(old.code, true)], where),
    ),
    ...order(kept, before, after, where),
  ];
}

type Once = (what: string, why: string) => Change;

function diffStage(old: Stage, altered: Stage, [once, onceLeading]: [Once, Once], where: string[]): Change[] {
  const changes: Change[] = [];
  const name = `\`${old.code}\``;
  changes.push(...diffRubric(name, old.rubric, altered.rubric, once, where));
  const streams = new Set([...Object.keys(old.rubricByStream ?? {}), ...Object.keys(altered.rubricByStream ?? {})]);
  for (const stream of streams) {
    const [was, is] = [old.rubricByStream?.[stream] ?? old.rubric, altered.rubricByStream?.[stream] ?? altered.rubric];
    changes.push(...diffRubric(`${name} (stream ${stream})`, was, is, once, where));
  }
  if (!same(old.method, altered.method)) {
    changes.push(
      once(
        `${name} computes its ranking otherwise.`,
        'A standing must follow the method that was announced when marking began.',
      ),
    );
  }
  if (old.scope !== altered.scope) {
    changes.push(
      onceLeading(
        `${name} compares per ${altered.scope} instead of per ${old.scope}.`,
        'Sheets were written for other rounds.',
      ),
    );
  }
  if (!same(old.contenders, altered.contenders)) {
    changes.push(
      once(
        `${name} lets others in: ${sayEntrants(altered)}, not ${sayEntrants(old)}.`,
        'Who was or was not short-listed would change.',
      ),
    );
  }
  if (old.judgesPerDossier !== altered.judgesPerDossier) {
    const what = `${name} wants ${altered.judgesPerDossier} judges for each dossier instead of ${old.judgesPerDossier}.`;
    changes.push(change('needs-a-decision', what, 'Judges are assigned by it; some must be found or freed.', where));
  }
  if (old.opens !== altered.opens || old.closes !== altered.closes) {
    const what = `${name} is judged between \`${altered.opens ?? 'its opening'}\` and \`${altered.closes ?? 'its closing'}\`.`;
    changes.push(change('needs-a-decision', what, 'Judges and entrants were told other dates.', where));
  }
  if (old.decidedBy !== altered.decidedBy) {
    const what = `${name} is decided by \`${altered.decidedBy ?? ''}\` instead of \`${old.decidedBy ?? ''}\`.`;
    changes.push(change('needs-a-decision', what, 'Other people get the right to decide.', where));
  }
  if (!same([old.mode, old.minutes, old.languages], [altered.mode, altered.minutes, altered.languages])) {
    changes.push(
      change(
        'needs-a-decision',
        `${name} is held otherwise (mode, minutes or languages).`,
        'Contenders prepare for it.',
        where,
      ),
    );
  }
  if (!same(old.name, altered.name)) {
    changes.push(change('harmless', `${name} is worded otherwise.`, 'Only what people read changes.', where));
  }
  return changes;
}

function diffRubric(name: string, old: Rubric, altered: Rubric, once: Once, where: string[]): Change[] {
  const [was, is] = [weights(old), weights(altered)];
  const { removed, added, kept } = paired(was, is, ({ id }) => id);
  const why = 'Sheets already written were marked for other weights.';
  const changes = [
    ...removed.map(({ id }) =>
      once(`${name} no longer asks for the criterion \`${id}\`.`, 'Marks given for it would be lost.'),
    ),
    ...added.map(({ id, weight }) =>
      once(`${name} also asks for \`${id}\` (weight ${weight}).`, 'Sheets already written have no mark for it.'),
    ),
    ...kept
      .filter(([a, b]) => a.weight !== b.weight)
      .map(([a, b]) => once(`${name}: the weight of \`${a.id}\` changes from ${a.weight} to ${b.weight}.`, why)),
  ];
  if (!same(old.scale, altered.scale) || old.notApplicable !== altered.notApplicable) {
    changes.push(once(`${name} is marked on another scale.`, 'Marks already given mean something else on it.'));
  }
  if (changes.length === 0 && !same(old, altered)) {
    changes.push(
      change('harmless', `The criteria of ${name} are worded otherwise.`, 'Weights and scale stay the same.', where),
    );
  }
  return changes;
}

const weights = ({ criteria }: Rubric) =>
  criteria.flatMap(({ id, weight, attributes }) => [
    { id, weight },
    ...attributes.map((attribute) => ({ id: `${id}/${attribute.id}`, weight: attribute.weight })),
  ]);

function order(kept: [Stage, Stage][], before: Category, after: Category, where: string[]): Change[] {
  const codes = new Set(kept.map(([{ code }]) => code));
  const orderOf = ({ stages }: Category) => stages.map(({ code }) => code).filter((code) => codes.has(code));
  return same(orderOf(before), orderOf(after))
    ? []
    : [
        change(
          'needs-a-decision',
          'The stages run in another order.',
          'Rounds already planned follow the old one.',
          where,
        ),
      ];
}

function sayEntrants({ contenders }: Stage): string {
  return contenders.from === 'admitted'
    ? 'every admitted entry'
    : `the first ${contenders.places} of \`${contenders.stage}\``;
}
