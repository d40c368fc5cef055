import { capacities, type Capacity } from './capacity.js';
import type { ActRow } from './acts.js';

const HEADS: Record<Capacity, string> = {
  administrator: 'administrator',
  editionOrganiser: 'organiser of the edition',
  categoryOrganiser: 'organiser of a category',
  screener: 'screener',
  chair: 'chair',
  judge: 'judge (seated)',
  leader: 'leader of the team',
  member: 'member of the team',
  person: 'anybody signed in',
  anybody: 'anybody',
};

/** How far a capacity reaches. */
const REACH: Record<Capacity, string> = {
  administrator: 'yes',
  editionOrganiser: 'yes',
  categoryOrganiser: 'in it',
  screener: 'where appointed',
  chair: 'where appointed',
  judge: 'its own',
  leader: 'its own',
  member: 'its own',
  person: 'yes',
  anybody: 'yes',
};

/** What the table needs of one aggregate's acts. */
export interface RightsOf {
  readonly table: { of: string; acts: Readonly<Record<string, ActRow<string>>> };
}

/** Who may do what, as a Markdown table: a row for each act, a column for each capacity. Generated into `docs/organise.md`. */
export function rightsTable(aggregates: readonly RightsOf[]): string {
  const rows = aggregates.flatMap(({ table }) =>
    Object.values(table.acts).map(({ by, from, to, says }) => [
      says,
      from?.join(', ').toLowerCase() ?? '',
      to?.toLowerCase() ?? '',
      ...capacities.map((capacity) => (reaches(by, capacity) ? REACH[capacity] : '')),
    ]),
  );
  const head = ['', 'while it is', 'then it is', ...capacities.map((capacity) => HEADS[capacity])];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** An administrator holds every appointed office; whoever is nobody in particular is everybody. */
function reaches(by: readonly Capacity[], capacity: Capacity): boolean {
  if (by.includes('anybody') || by.includes(capacity)) return true;
  if (by.includes('person')) return capacity !== 'anybody';
  const appointed: readonly Capacity[] = ['editionOrganiser', 'categoryOrganiser', 'screener', 'chair'];
  return capacity === 'administrator' && by.some((each) => appointed.includes(each));
}
