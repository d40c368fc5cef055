import { instantOf } from '../calendar/local-time.js';
import { ONLY_SHOWN, WELL_KNOWN_MILESTONES } from '../calendar/milestones.js';
import { orderProblems, type OrderProblem, type Span } from '../calendar/order.js';
import type { Definition, MilestoneDefinition } from '../definition/definition.js';
import type { Finding, Path } from '../mistake.js';
import type { Opening } from '../opening.js';
import { shared } from '../resolve/category.js';
import { resolveForm } from '../resolve/forms.js';
import { finding, unknownName } from './finding.js';
import { placedStages } from './placed-stages.js';

/** What opens and closes in one category (or by one ticket), where the file says so, and by which milestones. */
interface Written extends Span {
  stated: Opening;
  pathOf(end: 'opens' | 'closes'): Path;
  /** Whether this very key of the file states the end, and not something it follows. */
  own: { opens: boolean; closes: boolean };
  /** The check of the forms has said already when a milestone of it is unknown. */
  isChecked?: boolean;
}

/** What has no time, times in an impossible order, and milestones that nothing reads. */
export function checkOpening(definition: Definition): Finding[] {
  const written = [...writtenByCategory(definition), ...writtenByTicket(definition)];
  const entering = checkEntering(definition);
  return [
    ...entering,
    ...once(written.flatMap((one) => checkNames(definition, one))),
    ...once(orderProblems(written).map((problem) => sayOrder(definition, problem))),
    // Its milestones are unread only because nothing says yet that they open and close entering.
    ...(entering.length > 0 ? [] : checkRead(definition, written)),
  ];
}

function checkEntering(definition: Definition): Finding[] {
  const without = (definition.categories ?? []).filter((one) => shared(definition, one, 'entering') === undefined);
  const [first] = without;
  if (!first) return [];
  const isEverybody = without.length === definition.categories?.length;
  const at = isEverybody ? ['shared'] : ['categories', definition.categories?.indexOf(first) ?? 0];
  const whose = isEverybody ? 'The definition' : `The category ${first.code}`;
  const advice =
    'Add `entering: { opens: …, closes: … }` under `shared` or in the category, with milestones of the calendar.';
  return [finding('no-entering', [...at, 'entering'], `${whose} does not say when entries are taken.`, advice)];
}

function writtenByCategory(definition: Definition): Written[] {
  return (definition.categories ?? []).flatMap((category, index): Written[] => {
    const here = (span: Omit<Written, 'category' | 'opens' | 'closes'>): Written => ({
      ...span,
      category: category.code,
      opens: instantFor(definition, span.stated.opens, category.code),
      closes: instantFor(definition, span.stated.closes, category.code),
    });
    const entering: Opening = shared(definition, category, 'entering') ?? {};
    const base: Path = category.entering ? ['categories', index, 'entering'] : ['shared', 'entering'];
    const formId = shared(definition, category, 'form');
    const form = formId === undefined ? undefined : resolveForm(definition, formId);
    const ofForm = { opens: form?.form.opens ?? entering.opens, closes: form?.form.closes ?? entering.closes };
    const fields = (form?.form.fields ?? []).map((field, at): Written => {
      const origin = form?.origins[at] ?? [];
      return here({
        of: 'field',
        code: field.id,
        stated: { opens: field.opens ?? ofForm.opens, closes: field.closes ?? ofForm.closes },
        pathOf: (end) => [...origin, end],
        own: { opens: field.opens !== undefined, closes: field.closes !== undefined },
        isChecked: true,
      });
    });
    const own = { opens: true, closes: true };
    // What goes by the same two milestones as entering is told once, there.
    const differs = ({ stated: { opens, closes } }: Written) => opens !== entering.opens || closes !== entering.closes;
    const answering = [
      here({
        of: 'form',
        code: formId ?? '',
        stated: ofForm,
        pathOf: (end) => ['forms', formId ?? '', end],
        own: { opens: form?.form.opens !== undefined, closes: form?.form.closes !== undefined },
        isChecked: true,
      }),
      ...fields.filter(({ own: { opens, closes } }) => opens || closes),
    ].filter(differs);
    return [
      here({ of: 'entering', code: category.code, stated: entering, pathOf: (end) => [...base, end], own }),
      ...answering,
      ...placedStages(definition, category, index).map(({ stage, at }) =>
        here({
          of: stage.kind === 'step' ? 'step' : 'stage',
          code: stage.code,
          stated: stage,
          pathOf: at,
          own,
          ...(typeof stage.contenders === 'object' ? { from: stage.contenders.stage } : {}),
        }),
      ),
    ];
  });
}

function writtenByTicket(definition: Definition): Written[] {
  const { registration, tickets = [] } = definition;
  return tickets.map((ticket, index) => {
    const stated = { opens: ticket.opens ?? registration?.opens, closes: ticket.closes ?? registration?.closes };
    return {
      of: 'ticket',
      code: ticket.code,
      stated,
      opens: instantFor(definition, stated.opens),
      closes: instantFor(definition, stated.closes),
      own: { opens: true, closes: true },
      pathOf: (end) => (ticket[end] === undefined ? ['registration', end] : ['tickets', index, end]),
    };
  });
}

/** The milestone of an id that holds in a category, and its place in the calendar. */
function milestoneIn(
  { calendar }: Definition,
  id: string | undefined,
  category?: string,
): { milestone: MilestoneDefinition; index: number } | undefined {
  const named = calendar.map((milestone, index) => ({ milestone, index })).filter((one) => one.milestone.id === id);
  return (
    named.find(({ milestone }) => category !== undefined && milestone.category === category) ??
    named.find(({ milestone }) => milestone.category === undefined)
  );
}

function instantFor(definition: Definition, id: string | undefined, category?: string): number | undefined {
  const found = milestoneIn(definition, id, category);
  const instant = found && instantOf(found.milestone.at, definition.timeZone);
  return instant && 'at' in instant ? Date.parse(instant.at) : undefined;
}

function checkNames(definition: Definition, written: Written): Finding[] {
  const known = definition.calendar
    .filter(({ category }) => category === undefined || category === written.category)
    .map(({ id }) => id);
  return (['opens', 'closes'] as const).flatMap((end) => {
    const id = written.stated[end];
    if (id === undefined || !written.own[end] || known.includes(id)) return [];
    const isElsewhere = definition.calendar.some((one) => one.id === id);
    if (!isElsewhere) return written.isChecked ? [] : [unknownName('milestone', id, known, written.pathOf(end))];
    const message = `\`${id}\` is a milestone of another category; ${written.category ?? 'the edition'} has none of that name.`;
    return [finding('unknown-milestone', written.pathOf(end), message, 'Add it to the calendar for this one, too.')];
  });
}

const WHAT: Record<Span['of'], (code: string) => string> = {
  entering: () => 'entering',
  form: (code) => `the form \`${code}\``,
  field: (code) => `the field \`${code}\``,
  stage: (code) => `the stage \`${code}\``,
  step: (code) => `the step \`${code}\``,
  ticket: (code) => `the ticket \`${code}\``,
};

function sayOrder(definition: Definition, { code, span, against }: OrderProblem<Written>): Finding {
  const { stated, category } = span;
  const closing = milestoneIn(definition, stated.closes, category);
  const opening = milestoneIn(definition, stated.opens, category);
  const what = `${WHAT[span.of](span.code)}${category === undefined ? '' : ` of ${category}`}`;
  if (code === 'deadline-before-opening') {
    const followed = !span.own.opens || !span.own.closes || stated.opens === stated.closes;
    const message = followed
      ? `${sentenceCase(what)} closes (\`${stated.closes ?? ''}\`) before anybody can answer: it opens with \`${stated.opens ?? ''}\`.`
      : `\`${stated.closes ?? ''}\` (${closing?.milestone.at ?? ''}) is not after \`${stated.opens ?? ''}\` (${opening?.milestone.at ?? ''}).`;
    if (followed)
      return finding(code, span.pathOf(span.own.closes ? 'closes' : 'opens'), message, 'Name another milestone.');
    // The date that only this category has is the one to correct.
    const at =
      closing?.milestone.category === undefined && opening?.milestone.category !== undefined ? opening : closing;
    return finding(code, ['calendar', at?.index ?? 0, 'at'], message, 'Correct one of the two times.');
  }
  const [until, advice] =
    code === 'closes-before-entering'
      ? ['entries are taken', 'Let the stage close after that.']
      : [`${WHAT.stage(against?.code ?? '')} ends, from which its contenders come`, 'Let it close after that one.'];
  const other = milestoneIn(definition, against?.stated.closes, category);
  const message = `${sentenceCase(what)} closes (${closing?.milestone.at ?? ''}) before ${until} (${other?.milestone.at ?? ''}).`;
  return finding(code, span.pathOf('closes'), message, advice);
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A milestone that opens or closes nothing looks like one that does: it must say so, unless everybody knows it. */
function checkRead(definition: Definition, written: readonly Written[]): Finding[] {
  // Before there is anything to enter, nothing can read the calendar.
  if (written.length === 0) return [];
  const read = new Set(
    written.flatMap(({ stated, category }) => [stated.opens, stated.closes].map((id) => `${id} ${category}`)),
  );
  const anywhere = new Set([
    ...written.flatMap(({ stated }) => [stated.opens, stated.closes]),
    ...(definition.tickets ?? []).map(({ earlyBird }) => earlyBird?.until),
    ...(definition.rules ?? []).flatMap((rule) => Object.values(rule).filter((value) => typeof value === 'string')),
  ]);
  return definition.calendar.flatMap((milestone, index) => {
    const { id, category, onlyShown, name } = milestone;
    // One that has no name and is not well known is probably misspelt, which the check of the calendar says.
    if (!name && !Object.hasOwn(WELL_KNOWN_MILESTONES, id)) return [];
    const isRead = anywhere.has(id) && (category === undefined || read.has(`${id} ${category}`));
    if (isRead && onlyShown) {
      const message = `\`${id}\` is said to be only shown, but something opens or closes by it.`;
      return [finding('milestone-not-only-shown', ['calendar', index, 'onlyShown'], message, 'Leave `onlyShown` out.')];
    }
    if (isRead || onlyShown || ONLY_SHOWN.has(id)) return [];
    const message = `Nothing opens or closes by \`${id}\`${category === undefined ? '' : ` in ${category}`}.`;
    const advice =
      'Name it where it is meant (`entering`, a form, a field, a stage, a ticket), or add `onlyShown: true`.';
    return [finding('milestone-unread', ['calendar', index, 'id'], message, advice)];
  });
}

/** What categories share is told once. */
function once(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, path }) => {
    const key = JSON.stringify([code, path]);
    return !seen.has(key) && seen.add(key);
  });
}
