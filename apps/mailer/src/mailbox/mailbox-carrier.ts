import MailComposer from 'nodemailer/lib/mail-composer';
import { NotDelivered, type Carrier, type Mail } from '../sending/carrier.js';
import { envelopeOf } from '../sending/envelope.js';
import type { ArrivingLetter, MailboxFolder } from './mailbox-folder.js';

/** So many letters are kept with one turn of the disk. */
const AT_ONCE = 100;

interface Waiting extends ArrivingLetter {
  kept(): void;
  failed(error: Error): void;
}

/**
 * Puts letters into the folder of the mailbox. They are on disk when they count as sent; those that wait while others are being
 * written go together. There is no server that could be away, and the folder tells whether a letter came.
 */
export function mailboxCarrier(folder: MailboxFolder, from: string, fault: (error: Error) => void): Carrier {
  const waiting: Waiting[] = [];
  let keeping = false;
  const keepAll = async () => {
    keeping = true;
    while (waiting.length > 0) {
      const letters = waiting.splice(0, AT_ONCE);
      await folder.keep(letters).then(
        () => {
          for (const { kept } of letters) kept();
        },
        (error: NodeJS.ErrnoException) => {
          fault(error);
          // A full disk has room again some day; a letter of these that is there already is not put there twice.
          for (const { failed } of letters)
            failed(new NotDelivered('later', `the mailbox: ${error.code ?? error.name}`));
        },
      );
    }
    keeping = false;
  };
  return {
    capacity: AT_ONCE,
    async send(mail) {
      const content = await composed(mail, from);
      await new Promise<void>((kept, failed) => {
        waiting.push({ messageId: mail.messageId, to: mail.recipient, content, kept, failed });
        // Letters that were taken together are composed within the same turn.
        if (!keeping) setImmediate(() => void (keeping || keepAll()));
      });
    },
    accepted: (messageId) => folder.has(messageId),
    close: () => undefined,
  };
}

function composed(mail: Mail, from: string): Promise<Buffer> {
  return new MailComposer(envelopeOf(mail, from)).compile().build();
}
