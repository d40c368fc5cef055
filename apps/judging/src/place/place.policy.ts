import { holds, type Appointment, type Rule } from '@podium/platform-access';
import { NotOrganiser } from '@podium/platform-graphql';

interface Where {
  editionCode: string;
  categoryCode: string | null;
}

/** Whether somebody organises judging here; what compares a whole edition belongs to the edition's organiser. */
export const organises = (held: Appointment[], { editionCode, categoryCode }: Where): boolean =>
  holds(held, 'organiser', editionCode, categoryCode ?? undefined);

/** Whether somebody is chair or organiser here, and so may see rounds, progress and standings, and close. */
export const presides = (held: Appointment[], where: Where): boolean =>
  organises(held, where) || holds(held, 'chair', where.editionCode, where.categoryCode ?? undefined);

/** Who forms panels, seats judges, opens rounds and assigns dossiers. */
export const mayRunJudging: Rule<Appointment[], Where> = (held, where) =>
  organises(held, where) ? undefined : new NotOrganiser();

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
