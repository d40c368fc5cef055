import { enteringOf, formWindow, type TimeWindow } from '@podium/programmes';
import type { OpenedCategory, OpenedEdition } from '../edition/editions.js';

/** When a category may be entered, as the calendar says it now; which milestones open and close it the definition says. */
export function enteringAt({ edition }: OpenedEdition, { category }: OpenedCategory): TimeWindow {
  const entering = enteringOf(edition, category.code);
  if (!entering) throw new Error(`${edition.code} has no category ${category.code}`);
  return entering;
}

/** Whether some field with times of its own may be answered now: such a field may be due long after entering has closed. */
export function someFieldIsOpen({ edition }: OpenedEdition, { category }: OpenedCategory, now: Date): boolean {
  return category.form.fields.some((field) => {
    if (field.closes === undefined) return false;
    const window = formWindow(edition, category.code, field.id);
    return !!window && isWithin(window, now);
  });
}

/** Whether something that is handed in after the entry, `later`, may be answered now. */
export function somethingIsDueLater({ edition }: OpenedEdition, { category }: OpenedCategory, now: Date): boolean {
  return category.form.fields.some((field) => {
    const window = field.later ? formWindow(edition, category.code, field.id) : null;
    return window !== null && isWithin(window, now);
  });
}

/** At the very instant of closing it is closed. */
export const isWithin = ({ opensAt, closesAt }: Pick<TimeWindow, 'opensAt' | 'closesAt'>, now: Date): boolean =>
  (opensAt === null || now >= opensAt) && (closesAt === null || now < closesAt);

/** What a date decides about an entry at one instant. */
export const momentAt = (opened: OpenedEdition, category: OpenedCategory, now: Date) => ({
  ...enteringAt(opened, category),
  now,
  someFieldIsOpen: someFieldIsOpen(opened, category, now),
  somethingIsDueLater: somethingIsDueLater(opened, category, now),
});
