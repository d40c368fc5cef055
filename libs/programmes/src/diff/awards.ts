import type { Award, Edition } from '../edition.js';
import { change, paired, same, type Change, type Situation } from './change.js';

/** Awards: what was announced is neither taken back nor made harder to win without a decision. */
export function diffAwards(before: Edition, after: Edition, { released = [] }: Situation): Change[] {
  const { removed, added, kept } = paired(before.awards, after.awards, ({ code }) => code);
  return [
    ...removed.map(({ code }) =>
      released.includes(code)
        ? change('refused', `The award \`${code}\` is removed.`, 'It was released: somebody holds it.')
        : change('needs-a-decision', `The award \`${code}\` is removed.`, 'It was announced to entrants.'),
    ),
    ...added.map(({ code }) => change('harmless', `The award \`${code}\` is new.`, 'Nobody loses by it.')),
    ...kept.flatMap(([old, altered]) => diffAward(old, altered, released.includes(old.code))),
  ];
}

function diffAward(old: Award, altered: Award, isReleased: boolean): Change[] {
  if (same(old, altered)) return [];
  const { name, ...was } = old;
  const { name: renamed, ...is } = altered;
  const changes: Change[] = [];
  if (!same(name, renamed)) {
    changes.push(
      isReleased
        ? change(
            'needs-a-decision',
            `The award \`${old.code}\` is worded otherwise.`,
            'It was released under its old name.',
          )
        : change('harmless', `The award \`${old.code}\` is worded otherwise.`, 'Only what people read changes.'),
    );
  }
  const keys = (Object.keys({ ...was, ...is }) as (keyof typeof was)[]).filter((key) => !same(was[key], is[key]));
  if (keys.length > 0) {
    const what = `The award \`${old.code}\` is conferred otherwise (${keys.join(', ')}).`;
    changes.push(
      isReleased
        ? change('refused', what, 'It was released: whoever holds it received it by the old rule.')
        : change('needs-a-decision', what, 'Who may receive it changes after it was announced.'),
    );
  }
  return changes;
}
