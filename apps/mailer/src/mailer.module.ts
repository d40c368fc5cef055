import { Module } from '@nestjs/common';
import { LetterAdministration } from './letter/letter-administration.js';
import { LetterGauges } from './letter/letter-gauges.js';
import { LetterIntake } from './letter/letter-intake.js';
import { LetterQueue } from './letter/letter-queue.js';
import { LetterResolver } from './letter/letter.resolver.js';
import { MailboxReading } from './mailbox/mailbox-reading.js';
import { Post } from './sending/post.js';

/** Letters as rows, sent over SMTP. */
@Module({
  providers: [LetterQueue, LetterGauges, LetterIntake, LetterAdministration, LetterResolver, MailboxReading, Post],
})
export class MailerModule {}
