import type { Dossier } from '@podium/contracts';
import type { Edition, Panel } from '@podium/programmes';
import type { Place } from '../place/place.js';
import { stageOf } from '../place/place.js';

/** What entries and judges are known by, for conflicts that follow from it: `economy:hong-kong-china`, `organisation:acme`. */
export type Trait = `${'economy' | 'organisation'}:${string}`;

/** Names are compared without case, width and spacing; nothing is guessed from parts of them. */
const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** What an entry is known by. The economy is the answer to any question of its form whose format is an economy. */
export function traitsOfDossier(
  { answers, team, categoryCode }: Pick<Dossier, 'answers' | 'team' | 'categoryCode'>,
  edition: Edition,
): Trait[] {
  const form = edition.categories.find(({ code }) => code === categoryCode)?.form;
  const economies = (form?.fields ?? []).flatMap((field) => {
    const answer = field.kind === 'text' && field.format === 'economy' ? answers[field.id] : undefined;
    return typeof answer === 'string' ? [`economy:${answer}` as const] : [];
  });
  return [...new Set([...economies, ...organisationTraits(Object.values(team.organisation ?? {}))])];
}

/** What a judge is known by: what was said when the judge was seated. */
export const traitsOfSeat = (economy: string | null, affiliation: string | null): Trait[] => [
  ...(economy === null ? [] : [`economy:${economy}` as const]),
  ...organisationTraits([affiliation]),
];

const organisationTraits = (names: (string | null | undefined)[]): Trait[] =>
  names.flatMap((name) => (name && nameKey(name) !== '' ? [`organisation:${nameKey(name)}` as const] : []));

/** The panels of the definition that decide at a place; one for each category there at most. */
export function decidingPanels(edition: Edition, { categoryCode, stageCode }: Place): Panel[] {
  const ids = edition.categories
    .filter(({ code }) => categoryCode === null || code === categoryCode)
    .map((category) => stageOf(category, stageCode)?.decidedBy);
  return (edition.panels ?? []).filter(({ id }) => ids.includes(id));
}

/** From what judges of this place are barred: their own economy, organisation, … */
export const barredKinds = (edition: Edition, place: Place): string[] => [
  ...new Set(decidingPanels(edition, place).flatMap(({ conflicts }) => conflicts ?? [])),
];
