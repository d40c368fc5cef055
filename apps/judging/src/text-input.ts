import { checked, plainText } from '@podium/platform-graphql';

const needed = (most: number) => plainText(most).refine((text) => text !== '', 'is needed');

/** Text that must be there. @throws {Refused} InputRefused */
export const textInput = (name: string, value: string, most: number): string => checked(name, needed(most), value);

/** Text that may be left out; blank counts as left out. @throws {Refused} InputRefused */
export const optionalTextInput = (name: string, value: string | null | undefined, most: number): string | null =>
  (value == null ? '' : checked(name, plainText(most), value)) || null;

/** A code of an edition, category, stream or stage. @throws {Refused} InputRefused */
export const codeInput = (name: string, value: string): string => textInput(name, value, 60);

export const optionalCodeInput = (name: string, value: string | null | undefined): string | null =>
  optionalTextInput(name, value, 60);

/** A code to look for. PostgreSQL takes no NUL; no code holds one, so with a stand-in nothing is found either. */
export const codeSought = (value: string): string => value.replaceAll('\u0000', '\uFFFD');

export const optionalCodeSought = (value: string | null | undefined): string | null =>
  value == null ? null : codeSought(value);
