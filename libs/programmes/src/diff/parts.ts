import type { Category, Edition, Opening, Step, Stream } from '../edition.js';
import { change, isEntered, paired, same, type Change, type Situation } from './change.js';

/** The edition itself: what entry codes and deadlines are made of does not change. */
export function diffHead(before: Edition, after: Edition): Change[] {
  const changes: Change[] = [];
  if (before.code !== after.code) {
    const what = `The edition’s code changes from \`${before.code}\` to \`${after.code}\`.`;
    changes.push(change('refused', what, 'People hold entry codes that begin with it.'));
  }
  if (before.series !== after.series || before.id !== after.id || before.kind !== after.kind) {
    changes.push(
      change('refused', 'It becomes another edition (id, series or kind).', 'Everything stored is kept under them.'),
    );
  }
  if (before.timeZone !== after.timeZone) {
    const what = `Times are local to ${after.timeZone} instead of ${before.timeZone}.`;
    changes.push(change('needs-a-decision', what, 'Check every time of the calendar below.'));
  }
  if (
    !same(
      [before.name, before.theme, before.label, before.noun, before.seriesName, before.formerNames],
      [after.name, after.theme, after.label, after.noun, after.seriesName, after.formerNames],
    )
  ) {
    changes.push(change('harmless', 'The edition is named otherwise.', 'Only what people read changes.'));
  }
  if (before.organiser?.id !== after.organiser?.id) {
    changes.push(
      change(
        'needs-a-decision',
        `\`${after.organiser?.id ?? ''}\` now organises the edition.`,
        'People gave their data to the organiser before.',
      ),
    );
  }
  return changes;
}

/** Categories and streams of two editions: entries are in them. */
export function diffCategory(before: Category, after: Category, situation: Situation): Change[] {
  const where = [before.code];
  const { removed, added, kept } = paired<Stream>(before.streams, after.streams, ({ code }) => code);
  const changes: Change[] = [
    ...removed.map(({ code }) =>
      gone(`The stream \`${code}\` is removed.`, isEntered(situation, before.code, code), where),
    ),
    ...added.map(({ code }) =>
      change('harmless', `The stream \`${code}\` is new.`, 'Entries so far stay where they are.', where),
    ),
    ...kept.flatMap(([old, altered]) => {
      if (same(old, altered)) return [];
      return old.maxShortListed === altered.maxShortListed
        ? [
            change(
              'harmless',
              `The stream \`${old.code}\` is worded otherwise.`,
              'Only what people read changes.',
              where,
            ),
          ]
        : [
            change(
              'needs-a-decision',
              `The short-list of the stream \`${old.code}\` may be of another size.`,
              'It was announced.',
              where,
            ),
          ];
    }),
  ];
  if (before.organiserId !== after.organiserId) {
    const what = `\`${after.organiserId ?? ''}\` now runs the category instead of \`${before.organiserId ?? ''}\`.`;
    changes.push(change('needs-a-decision', what, 'People gave their data to the organiser before.', where));
  }
  if (!same(before.name, after.name)) {
    changes.push(change('harmless', `The category \`${before.code}\` is named otherwise.`, 'Its code stays.', where));
  }
  if (!same(before.team, after.team)) {
    const wider = after.team.min <= before.team.min && after.team.max >= before.team.max;
    const what = `Teams have ${after.team.min} to ${after.team.max} members instead of ${before.team.min} to ${before.team.max}.`;
    changes.push(
      wider
        ? change('harmless', what, 'Every team so far still fits.', where)
        : change('needs-a-decision', what, 'Teams entered so far may no longer fit.', where),
    );
  }
  if (!same(before.entering, after.entering)) {
    changes.push(
      change(
        'needs-a-decision',
        `Entries are taken between ${sayOpening(after.entering)} instead of ${sayOpening(before.entering)}.`,
        'Entrants were told other dates.',
        where,
      ),
    );
  }
  if ((before.entered ?? 'alone') !== (after.entered ?? 'alone')) {
    changes.push(
      change(
        'needs-a-decision',
        'The category is entered otherwise (alone, in addition, exclusively).',
        'Entries so far may no longer be allowed.',
        where,
      ),
    );
  }
  return [...changes, ...diffHeldRules(before, after, where)];
}

const sayOpening = ({ opens, closes }: Opening = {}) => `\`${opens ?? 'the beginning'}\` and \`${closes ?? 'no end'}\``;

/** Steps without score sheets: what is decided there, by whom, and when. */
export function diffSteps(before: Category, after: Category): Change[] {
  const steps = ({ steps = [] }: Category) => steps.filter(({ kind }) => kind === 'step');
  const { removed, added, kept } = paired<Step>(steps(before), steps(after), ({ code }) => code);
  const where = [before.code];
  return [
    ...removed.map(({ code }) =>
      change('needs-a-decision', `The step \`${code}\` is removed.`, 'It was announced.', where),
    ),
    ...added.map(({ code }) =>
      change('needs-a-decision', `The step \`${code}\` is new.`, 'Entrants must be told of it.', where),
    ),
    ...kept
      .filter(([old, altered]) => !same(old, altered))
      .map(([old, altered]) =>
        same([old.decidedBy, old.opens, old.closes], [altered.decidedBy, altered.opens, altered.closes])
          ? change('harmless', `The step \`${old.code}\` is worded otherwise.`, 'Only what people read changes.', where)
          : change('needs-a-decision', `The step \`${old.code}\` is held otherwise.`, 'It was announced.', where),
      ),
    // Of a judging stage all but this is told with the stages.
    ...decisions(before, after).map((code) =>
      change('harmless', `What \`${code}\` decides is worded otherwise.`, 'Only what people read changes.', where),
    ),
    ...(same(order(before), order(after)) || removed.length + added.length > 0
      ? []
      : [change('needs-a-decision', 'The steps run in another order.', 'They were announced in the old one.', where)]),
  ];
}

function decisions(before: Category, after: Category): string[] {
  const judging = ({ steps = [] }: Category) => steps.filter(({ kind }) => kind === 'judging');
  const { kept } = paired<Step>(judging(before), judging(after), ({ code }) => code);
  return kept.filter(([old, altered]) => !same(old.decides, altered.decides)).map(([{ code }]) => code);
}

const order = ({ steps = [] }: Category) => steps.map(({ code, kind }) => `${code} ${kind}`);

function diffHeldRules(before: Category, after: Category, where: string[]): Change[] {
  const { removed, added } = paired(before.rules ?? [], after.rules ?? [], (id) => id);
  return [
    ...removed.map((id) =>
      change('harmless', `The rule \`${id}\` no longer holds.`, 'Nobody is shut out by less.', where),
    ),
    ...added.map((id) =>
      change('needs-a-decision', `The rule \`${id}\` now holds.`, 'Entries so far were not asked.', where),
    ),
  ];
}

export function gone(what: string, entriesExist: boolean, where: string[]): Change {
  return entriesExist
    ? change('refused', what, 'Entries are in it; they would belong nowhere.', where)
    : change('harmless', what, 'No entry is in it.', where);
}

/** Everything that is kept under an id and only read: rules, prizes, bodies, panels, texts, tickets, sessions. */
export function diffLists(before: Edition, after: Edition): Change[] {
  const texts = ({ texts = {} }: Edition) => Object.entries(texts).map(([id, text]) => ({ id, text }));
  return [
    ...list(
      'rule',
      before.rules ?? [],
      after.rules ?? [],
      ({ id }) => id,
      'Entries already checked may come out otherwise.',
    ),
    ...list('prize', before.prizes ?? [], after.prizes ?? [], ({ code }) => code, 'It was announced to entrants.'),
    ...list('body', before.bodies ?? [], after.bodies ?? [], ({ id }) => id, 'Letters and certificates name it.'),
    ...list('panel', before.panels ?? [], after.panels ?? [], ({ id }) => id, 'Judges are appointed to it.'),
    ...list('text', texts(before), texts(after), ({ id }) => id, 'People read it before they agreed.'),
    ...list('venue', before.venues ?? [], after.venues ?? [], ({ id }) => id, 'People travel there.'),
    ...list('session', before.sessions ?? [], after.sessions ?? [], ({ code }) => code, 'People have chosen it.'),
    ...list('ticket', before.tickets ?? [], after.tickets ?? [], ({ code }) => code, 'People hold it.'),
    ...(same(before.admission ?? [], after.admission ?? [])
      ? []
      : [change('needs-a-decision', 'The door checks something else.', 'People must be told before they come.')]),
  ];
}

/** A text of the edition has nothing but words, and people agreed to them: it is compared whole. */
function withoutWords(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('kind' in item || 'name' in item)) return item;
  const words = ['name', 'text', 'evidence', 'role', 'source', 'assumed'];
  return Object.fromEntries(Object.entries(item).filter(([key]) => !words.includes(key)));
}

function list<Item>(
  kind: string,
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  why: string,
): Change[] {
  const { removed, added, kept } = paired(before, after, keyOf);
  return [
    ...removed.map((item) => change('needs-a-decision', `The ${kind} \`${keyOf(item)}\` is removed.`, why)),
    ...added.map((item) =>
      change('harmless', `The ${kind} \`${keyOf(item)}\` is new.`, 'Nothing depended on it before.'),
    ),
    ...kept
      .filter(([old, altered]) => !same(old, altered))
      .map(([old, altered]) =>
        same(withoutWords(old), withoutWords(altered))
          ? change('harmless', `The ${kind} \`${keyOf(old)}\` is worded otherwise.`, 'Only what people read changes.')
          : change('needs-a-decision', `The ${kind} \`${keyOf(old)}\` says something else.`, why),
      ),
  ];
}
