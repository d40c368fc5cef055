import { describe, expect, it } from '@jest/globals';
import { holds, type Appointment, type Role } from './appointment.js';

const at = (role: Role, editionCode: string | null, categoryCode: string | null): Appointment[] => [
  { role, editionCode, categoryCode },
];

describe('holding a role at a place', () => {
  // What somebody holds; the role and place in question; whether it is covered.
  const table: [Appointment[], Role, string, string | undefined, boolean][] = [
    [[], 'organiser', 'E', undefined, false],
    [at('organiser', 'E', null), 'organiser', 'E', undefined, true],
    [at('organiser', 'E', null), 'organiser', 'E', 'C', true],
    [at('organiser', 'E', null), 'organiser', 'F', undefined, false],
    [at('organiser', 'E', null), 'screener', 'E', undefined, false],
    [at('organiser', 'E', 'C'), 'organiser', 'E', 'C', true],
    [at('organiser', 'E', 'C'), 'organiser', 'E', 'D', false],
    [at('organiser', 'E', 'C'), 'organiser', 'E', undefined, false],
    [at('organiser', 'E', 'C'), 'organiser', 'F', 'C', false],
    [at('chair', null, null), 'chair', 'E', 'C', true],
    [at('chair', null, null), 'organiser', 'E', 'C', false],
    [at('administrator', null, null), 'organiser', 'E', undefined, true],
    [at('administrator', null, null), 'screener', 'F', 'C', true],
    [[...at('chair', 'E', 'C'), ...at('chair', 'E', 'D')], 'chair', 'E', 'D', true],
    [[...at('chair', 'E', 'C'), ...at('organiser', 'F', 'D')], 'chair', 'F', 'D', false],
  ];
  it.each(table)('%j covers %s of %s %s: %s', (held, role, edition, category, covered) =>
    expect(holds(held, role, edition, category)).toBe(covered),
  );
});
