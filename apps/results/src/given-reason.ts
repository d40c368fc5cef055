import { refuse } from '@podium/platform-graphql';
import { InputRefused } from './award/award.type.js';

const MOST = 2_000;

/** A reason that is kept on record: needed, and text that PostgreSQL can keep. */
export function givenReason(reason: string): string {
  const text = reason.trim();
  // eslint-disable-next-line no-control-regex
  const malformed = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u.test(text);
  if (text === '' || [...text].length > MOST || malformed) refuse(new InputRefused(`reason: up to ${MOST} characters of text`));
  return text;
}
