import { readAddress } from '@podium/programmes';
import { checked, givenText, plainText } from '@podium/platform-graphql';
import { z } from 'zod';
import type { TeamInput } from './team.type.js';

const MOST_MEMBERS = 100;
const name = plainText(100);

const member = z
  .object({
    email: z.string().transform((text, { addIssue }) => {
      const address = readAddress(text);
      if (!address) addIssue({ code: 'custom', message: 'is no e-mail address' });
      return address?.key ?? '';
    }),
    leader: z.boolean(),
    familyName: name,
    givenName: name,
    otherName: name.nullish().transform((given) => given || null),
    nameZh: name.nullish().transform((given) => given || null),
    displayName: plainText(200).nullish(),
    locale: z.enum(['en', 'zhHant', 'zhHans']),
  })
  .refine(({ familyName, givenName, nameZh }) => familyName || givenName || nameZh, 'a name is needed')
  .transform((given) => ({
    ...given,
    displayName: given.displayName || given.nameZh || `${given.familyName.toUpperCase()} ${given.givenName}`.trim(),
  }));

const team = z.object({
  name: givenText(200),
  organisation: givenText(200)
    .nullish()
    .transform((given) => given ?? null),
  members: z
    .array(member)
    .min(1)
    .max(MOST_MEMBERS)
    .refine((members) => members.filter(({ leader }) => leader).length === 1, 'exactly one member leads')
    .refine(
      (members) => new Set(members.map(({ email }) => email)).size === members.length,
      'two members share an address',
    ),
});

export type GivenTeam = z.infer<typeof team>;
export type GivenMember = GivenTeam['members'][number];

/** A team as it was given, checked. Refuses with the place of the first mistake. */
export function givenTeam(input: TeamInput): GivenTeam {
  return checked('team', team, input);
}
