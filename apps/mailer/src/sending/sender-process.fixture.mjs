// A process that sends letters until it is killed. Runs compiled sources, as an installation does.
import { Database } from '@podium/platform-database';
import { LetterQueue } from '../../dist/letter/letter-queue.js';
import { mailboxCarrier } from '../../dist/mailbox/mailbox-carrier.js';
import { MailboxFolder } from '../../dist/mailbox/mailbox-folder.js';
import { Sender } from '../../dist/sending/sender.js';
import { smtpCarrier } from '../../dist/sending/smtp-carrier.js';

const { DATABASE_URL, SMTP_URL, MAILBOX } = process.env;
const fault = (error) => process.stderr.write(`${error.stack}\n`);
const options = { from: 'Podium <no-reply@podium.example>', connections: 5, lettersPerConnection: 1_000 };

const carrier = SMTP_URL
  ? smtpCarrier({ url: SMTP_URL, ...options })
  : mailboxCarrier(await MailboxFolder.open(MAILBOX), options.from, fault);
const queue = new LetterQueue(new Database(DATABASE_URL, { max: 4, onError: fault }));
// No letter of these tests holds anything sealed.
const keys = { open: (_from, sealed) => sealed };
new Sender(queue, carrier, { fault }, keys, { leaseMs: 1_000, tryMs: 30_000, sweepMs: 200 }).start();
