// A process that sends letters until it is killed. Runs compiled sources, as an installation does.
import { Database } from '@podium/platform-database';
import { LetterQueue } from '../../dist/letter/letter-queue.js';
import { Mailbox } from '../../dist/mailbox/mailbox.js';
import { smtpSink } from '../../dist/mailbox/smtp-sink.js';
import { Sender } from '../../dist/sending/sender.js';
import { smtpCarrier } from '../../dist/sending/smtp-carrier.js';

const { DATABASE_URL, SMTP_URL, MAILBOX } = process.env;
const fault = (error) => process.stderr.write(`${error.stack}\n`);
const options = { from: 'Podium <no-reply@podium.example>', connections: 5, lettersPerConnection: 1_000 };

let carrier;
if (SMTP_URL) {
  carrier = smtpCarrier({ url: SMTP_URL, ...options });
} else {
  const mailbox = await Mailbox.open(MAILBOX);
  const sink = await smtpSink(mailbox, fault);
  carrier = { ...smtpCarrier({ url: sink.url, ...options }), accepted: (messageId) => mailbox.has(messageId) };
}
const queue = new LetterQueue(new Database(DATABASE_URL, { max: 4, onError: fault }));
// No letter of these tests holds anything sealed.
const keys = { open: (_from, sealed) => sealed };
new Sender(queue, carrier, { fault }, keys, { leaseMs: 1_000, tryMs: 30_000, sweepMs: 200 }).start();
