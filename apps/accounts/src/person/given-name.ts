import { BadUserInput, plainText } from '@podium/platform-graphql';
import { z } from 'zod';
import type { PersonRow } from './person.repository.js';
import type { PersonNameInput } from './person.type.js';

const part = plainText(100);
const optional = part.nullish().transform((given) => given || null);
const name = z
  .object({ familyName: part, givenName: part, otherName: optional, nameZh: optional })
  .refine(({ familyName, givenName, nameZh }) => familyName || givenName || nameZh, 'a name is needed');

/** A name as it was given, checked. @throws {BadUserInput} with the place of the first mistake */
export function givenName(
  input: PersonNameInput,
): Pick<PersonRow, 'familyName' | 'givenName' | 'otherName' | 'nameZh'> {
  const read = name.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new BadUserInput(`${['name', ...(issue?.path ?? [])].join('.')}: ${issue?.message}`);
}
