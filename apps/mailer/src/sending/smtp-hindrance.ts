import type { NodemailerError } from 'nodemailer';
import { NotDelivered } from './carrier.js';

/** Faults of the letter itself that nodemailer finds before it asks the server. */
const OF_THE_LETTER = new Set(['EENVELOPE', 'EMESSAGE', 'ESTREAM']);

/**
 * What an error of nodemailer means for the letter.
 * @param handedOver  whether the whole letter had been read for sending: the closing dot may then have reached the server
 */
export function hindranceOf(error: unknown, handedOver: boolean): NotDelivered {
  const { code = 'unknown', command = '', responseCode } = error as Partial<NodemailerError>;
  if (responseCode) {
    const reason = `${responseCode} to ${command || 'a command'}`;
    // 421 and whatever is answered before a letter is spoken of: the server is closing, refuses us all or our password.
    if (responseCode === 421 || !/^(MAIL FROM|RCPT TO|DATA)/.test(command)) return new NotDelivered('away', reason);
    // 503 says that the session is out of step, not that the letter is refused.
    return new NotDelivered(responseCode >= 500 && responseCode !== 503 ? 'refused' : 'later', reason);
  }
  if (OF_THE_LETTER.has(code)) return new NotDelivered('refused', code);
  if (handedOver) return new NotDelivered('in-doubt', code);
  return new NotDelivered('away', code);
}
