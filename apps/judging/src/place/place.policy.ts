import type { Appointment } from '@podium/platform-access';

/** Where in an edition somebody presides: everywhere, or in these categories. Lists are cut to this. */
export function presidesWhere(held: Appointment[], editionCode: string): { everywhere: boolean; categories: string[] } {
  const here = held.filter(
    (each) =>
      each.role === 'administrator' ||
      ((each.role === 'organiser' || each.role === 'chair') &&
        (each.editionCode === null || each.editionCode === editionCode)),
  );
  return {
    everywhere: here.some(({ role, categoryCode }) => role === 'administrator' || categoryCode === null),
    categories: here.flatMap(({ categoryCode }) => categoryCode ?? []),
  };
}
