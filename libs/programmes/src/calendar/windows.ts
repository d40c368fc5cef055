import type { Category, Edition, Milestone, Opening, Stage, Step } from '../edition.js';
import type { Text, Wording } from '../text.js';
import { enteringByName, stageByName } from '../upgrade/by-name.js';
import { milestoneOf } from './milestones.js';

/** From when until when something may be done, as the edition's calendar says it now. */
export interface TimeWindow {
  /** The first instant at which it is open; null: from the beginning. */
  opensAt: Date | null;
  /** The first instant at which it is too late; null: never. */
  closesAt: Date | null;
  /** The milestones that open and close it, with their names; null as above. */
  opens: Milestone | null;
  closes: Milestone | null;
  /** Ids that the definition states; one without a milestone of that id in the calendar keeps the window shut. */
  milestoneIds: { opens: string | null; closes: string | null };
  /** IANA zone in which both are local; a refusal names it. */
  timeZone: string;
}

/** A window of the edition and what it is of. */
export interface StatedWindow extends TimeWindow {
  of: 'entering' | 'form' | 'field' | 'stage' | 'step' | 'ticket';
  /** Code or id of what opens and closes; the category's own for entering. */
  code: string;
  /** Absent: the whole edition. */
  category?: string;
}

/** Where a stage is held; a category is left out where the whole edition is compared. */
export interface StagePlace {
  stageCode: string;
  categoryCode?: string | null;
}

/**
 * When a category may be entered: a team registered, an entry begun, changed and submitted. What the definition calls it
 * (enrolment, nomination) does not matter. A field with times of its own may still be answered later: see `formWindow`.
 * @returns null when the edition has no such category
 */
export function enteringOf(edition: Edition, categoryCode: string): TimeWindow | null {
  const category = categoryOf(edition, categoryCode);
  return category ? windowOf(edition, enteringStated(edition, category), categoryCode) : null;
}

/** When a form, or one of its fields, may be answered in a category; null when there is no such category or field. */
export function formWindow(edition: Edition, categoryCode: string, fieldId?: string): TimeWindow | null {
  const category = categoryOf(edition, categoryCode);
  if (!category) return null;
  const { form } = category;
  const entering = enteringStated(edition, category);
  const field = fieldId === undefined ? undefined : form.fields.find(({ id }) => id === fieldId);
  if (fieldId !== undefined && !field) return null;
  const opens = field?.opens ?? form.opens ?? entering.opens;
  const closes = field?.closes ?? form.closes ?? entering.closes;
  return windowOf(edition, { opens, closes }, categoryCode);
}

/**
 * When a stage is judged, or a step is held: before `opensAt` no round opens, from `closesAt` on no sheet is taken. An award
 * with a rubric of its own is a stage of its own and has the window of the stage it comes from.
 * @returns null when there is no such stage or step
 */
export function stageWindow(edition: Edition, { stageCode, categoryCode }: StagePlace): TimeWindow | null {
  const categories = categoryCode == null ? edition.categories : [categoryOf(edition, categoryCode)];
  for (const category of categories) {
    const stage = category && stageOrStep(category, stageCode);
    if (stage) return windowOf(edition, stageStated(edition, stage), categoryCode ?? undefined);
  }
  return null;
}

/** Who decides a stage: the panel or body, with its name; null when the definition names nobody there. */
export function deciderOf(
  edition: Edition,
  { stageCode, categoryCode }: StagePlace,
): { id: string; kind: 'panel' | 'body'; name: Text } | null {
  const categories = categoryCode == null ? edition.categories : [categoryOf(edition, categoryCode)];
  for (const category of categories) {
    const id = category && stageOrStep(category, stageCode)?.decidedBy;
    if (id === undefined) continue;
    const panel = edition.panels?.find((one) => one.id === id);
    const body = edition.bodies?.find((one) => one.id === id);
    if (panel) return { id, kind: 'panel', name: panel.name };
    if (body) return { id, kind: 'body', name: body.name };
  }
  return null;
}

const ENTRY: Wording = { en: 'entry', zhHant: '參賽項目', zhHans: '参赛项目' };

/** What the organisers call one entry, in running text: “entry”, “proposal”, 參賽項目, 建議書. */
export function nounOf({ noun }: Edition): Wording {
  return noun ? { ...noun, zhHans: noun.zhHans ?? noun.zhHant } : ENTRY;
}

/** Every window the definition states, in the order in which they close. Fields that follow their form are not listed. */
export function windowsOf(edition: Edition, categoryCode?: string): StatedWindow[] {
  const categories = edition.categories.filter(({ code }) => categoryCode === undefined || code === categoryCode);
  const windows = categories.flatMap((category): StatedWindow[] => {
    const { code, form } = category;
    const entering = enteringStated(edition, category);
    const here = (of: StatedWindow['of'], what: string, stated: Opening): StatedWindow[] =>
      isStated(stated) ? [{ of, code: what, category: code, ...windowOf(edition, stated, code) }] : [];
    const ofForm = { opens: form.opens ?? entering.opens, closes: form.closes ?? entering.closes };
    const stages = new Set(category.stages.map((stage) => stage.code));
    return [
      ...here('entering', code, entering),
      ...(sameOpening(ofForm, entering) ? [] : here('form', code, ofForm)),
      ...form.fields.flatMap((field) => {
        const own = { opens: field.opens ?? ofForm.opens, closes: field.closes ?? ofForm.closes };
        return sameOpening(own, ofForm) ? [] : here('field', field.id, own);
      }),
      ...category.stages.flatMap((stage) => here('stage', stage.code, stageStated(edition, stage))),
      ...(category.steps ?? [])
        .filter((step) => !stages.has(step.code))
        .flatMap((step) => here('step', step.code, stageStated(edition, step))),
    ];
  });
  const tickets = categoryCode === undefined ? (edition.tickets ?? []) : [];
  return [...windows, ...tickets.flatMap((ticket) => ticketWindow(edition, ticket))].sort(
    (a, b) => (a.closesAt?.getTime() ?? Infinity) - (b.closesAt?.getTime() ?? Infinity),
  );
}

function ticketWindow(edition: Edition, { code, opens, closes }: Opening & { code: string }): StatedWindow[] {
  return isStated({ opens, closes }) ? [{ of: 'ticket', code, ...windowOf(edition, { opens, closes }) }] : [];
}

function windowOf(edition: Edition, { opens, closes }: Opening, category?: string): TimeWindow {
  const [opening, closing] = [opens, closes].map((id) =>
    id === undefined ? null : milestoneOf(edition.calendar, id, category),
  );
  return {
    // A milestone that the calendar lacks never comes: what waits for it stays shut.
    opensAt: opens === undefined ? null : instantOf(opening, NEVER),
    closesAt: closes === undefined ? null : instantOf(closing, ALWAYS),
    opens: opening ?? null,
    closes: closing ?? null,
    milestoneIds: { opens: opens ?? null, closes: closes ?? null },
    timeZone: edition.timeZone,
  };
}

/** The last and the first day that PostgreSQL, JavaScript and ISO 8601 with four digits all can write. */
const NEVER = '9999-12-31T00:00:00Z';
const ALWAYS = '0001-01-01T00:00:00Z';

const instantOf = (milestone: Milestone | null | undefined, otherwise: string) => new Date(milestone?.at ?? otherwise);
const isStated = ({ opens, closes }: Opening) => opens !== undefined || closes !== undefined;
const sameOpening = (a: Opening, b: Opening) => a.opens === b.opens && a.closes === b.closes;

const categoryOf = (edition: Edition, code: string) => edition.categories.find((one) => one.code === code);

function stageOrStep(category: Category, code: string): Stage | Step | undefined {
  return category.stages.find((one) => one.code === code) ?? (category.steps ?? []).find((one) => one.code === code);
}

/** Editions opened before format 2 do not state what opens and closes: what their calendars' names meant still holds. */
function enteringStated(edition: Edition, category: Category): Opening {
  return category.entering ?? enteringByName(edition.calendar.map(({ id }) => id));
}

function stageStated(edition: Edition, stage: Opening & { code: string }): Opening {
  if (edition.format !== undefined) return stage;
  const codes = edition.categories.flatMap(({ stages }) => stages.map(({ code }) => code));
  return stageByName(
    stage.code,
    codes,
    edition.calendar.map(({ id }) => id),
  );
}
