import type { Party, ServiceKeys } from '@podium/platform-config';
import type { LetterKind, ParamsByKind } from './letter.js';

/**
 * Which parameter of which kind of letter signs somebody in or makes them a member, and who sealed it. Such a parameter travels and rests sealed, is
 * opened when the letter is written, and is forgotten once the letter has gone or never will.
 */
const SEALED: { [Kind in LetterKind]?: { by: Party; name: keyof ParamsByKind[Kind] & string } } = {
  'sign-in-code': { by: 'accounts', name: 'code' },
  'team-invitation': { by: 'registrations', name: 'token' },
};

/** The kinds of letters that hold a secret. */
export const SECRET_KINDS = Object.keys(SEALED) as LetterKind[];

/** The letter with its secret opened. @throws {SealBroken} for one that somebody else wrote into the table */
export function opened<Letter extends { kind: LetterKind; params: ParamsByKind[LetterKind] }>(
  letter: Letter,
  keys: Pick<ServiceKeys, 'open'>,
): Letter {
  const sealed = SEALED[letter.kind];
  if (!sealed) return letter;
  const params: Record<string, unknown> = { ...letter.params };
  return { ...letter, params: { ...params, [sealed.name]: keys.open(sealed.by, String(params[sealed.name])) } };
}
