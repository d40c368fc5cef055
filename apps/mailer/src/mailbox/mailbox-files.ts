import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** The id of a letter in the mailbox, and its file's name: follows from its Message-ID. */
export const mailboxId = (messageId: string) => createHash('sha256').update(messageId).digest('hex').slice(0, 32);

export const letterFile = (folder: string, id: string) => join(folder, `${id}.eml`);
export const indexFile = (folder: string) => join(folder, 'index.jsonl');

/** What is kept in memory of each letter. */
export interface IndexedLetter {
  id: string;
  /** As `emailKey` writes addresses. */
  to: string;
  /** ISO 8601 in UTC. */
  date: string;
}
