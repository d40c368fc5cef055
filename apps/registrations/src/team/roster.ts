import type { Contact } from '@podium/contracts';
import type { HeldTeam } from './team.repository.js';
import type { Roster } from './team.type.js';

/** The team as it is: what an entry that is submitted now keeps. */
export function rosterOf({ name, organisation, members }: Pick<HeldTeam, 'name' | 'organisation' | 'members'>): Roster {
  return {
    name,
    organisation,
    members: members.map(({ personId: _person, locale: _locale, ...member }) => member),
  };
}

/**
 * Where letters about an entry go: to whoever leads its team, at an address with which they signed in, and to those on its
 * roster who accepted to be members. Nobody else asked for them. The leader comes first, and nobody twice.
 */
export function contactsOf(
  { ledBy, leaderSignedIn, everybody }: Pick<HeldTeam, 'ledBy' | 'leaderSignedIn' | 'everybody'>,
  roster: Roster,
): Contact[] {
  const named = new Set(roster.members.map(({ id }) => id));
  const joined = everybody.filter(({ id, personId }) => personId !== null && named.has(id));
  const leader = joined.find(({ personId }) => personId === ledBy) ?? leaderSignedIn;
  const others = joined.filter((member) => member !== leader);
  return [...(leader ? [leader] : []), ...others].map(({ email, locale }) => ({ email, locale }));
}

/**
 * Everybody who has a part in an entry, for those who must not decide on it: named on its roster, or ever a member, or leading
 * or having registered its team. Who is named and has not accepted has no person.
 */
export function belongingTo(
  { ledBy, registeredBy, leaderSignedIn, everybody }: HeldTeam,
  roster: Roster,
): { email: string | null; personId: string | null }[] {
  const named = new Set(roster.members.map(({ id }) => id));
  const members = everybody.filter(({ id, personId }) => personId !== null || named.has(id));
  const beside = [...new Set([ledBy, registeredBy])].filter((id) => !members.some(({ personId }) => personId === id));
  return [
    ...members.map(({ email, personId }) => ({ email, personId })),
    ...beside.map((personId) => ({ email: personId === ledBy ? (leaderSignedIn?.email ?? null) : null, personId })),
  ];
}
