import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

export interface MailboxLetter {
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** Every letter in the mailbox of a Podium, as it arrived. */
export async function mailboxLetters(dataDir: string): Promise<MailboxLetter[]> {
  const folder = join(dataDir, 'mailbox');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  return Promise.all(
    files.map(async (name) => {
      const { messageId = '', to, subject = '', text = '' } = await simpleParser(await readFile(join(folder, name)));
      return { messageId, to: [to ?? []].flat()[0]?.text ?? '', subject, text };
    }),
  );
}
