import type { LocaleName } from '../letter/letter.js';
import type { Rendered } from '../templates/render.js';

/** A letter ready for the wire. */
export interface Mail extends Rendered {
  recipient: string;
  locale: LocaleName;
  messageId: string;
}

/**
 * Why a letter was not delivered.
 * - refused: the server will never take it
 * - later: the server will not take it now
 * - away: there is no server to speak to; says nothing about the letter
 * - in-doubt: everything was handed over and no answer came: the letter may have been delivered
 */
export type Hindrance = 'refused' | 'later' | 'away' | 'in-doubt';

export class NotDelivered extends Error {
  /** @param reason  without personal data: servers put addresses into their answers, so only codes are kept */
  constructor(
    readonly hindrance: Hindrance,
    readonly reason: string,
  ) {
    super(`${hindrance}: ${reason}`);
    this.name = 'NotDelivered';
  }
}

/** What takes letters away. */
export interface Carrier {
  /** How many letters it can have in hand at once. */
  readonly capacity: number;
  /**
   * Resolves when the letter was accepted for delivery.
   * @param signal  ends the try; what was already handed over is then in doubt
   * @throws {NotDelivered}
   */
  send(mail: Mail, signal: AbortSignal): Promise<void>;
  /** Whether a letter was accepted, by its Message-ID. Absent: nobody can tell. */
  accepted?(messageId: string): Promise<boolean>;
  close(): void;
}
