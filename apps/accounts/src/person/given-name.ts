import { checked, plainText } from '@podium/platform-graphql';
import { z } from 'zod';
import type { PersonRow } from './person.repository.js';
import type { StateMyNameInput } from './person.type.js';

const part = plainText(100);
const optional = part.nullish().transform((given) => given || null);
const name = z
  .object({ familyName: part, givenName: part, otherName: optional, nameZh: optional })
  .refine(({ familyName, givenName, nameZh }) => familyName || givenName || nameZh, 'a name is needed');

/** A name as it was given, checked. @throws {Refused} InputRefused, with the place of the first mistake */
export function givenName(
  input: StateMyNameInput,
): Pick<PersonRow, 'familyName' | 'givenName' | 'otherName' | 'nameZh'> {
  return checked('name', name, input);
}
