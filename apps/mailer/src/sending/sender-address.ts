import parseAddresses from 'nodemailer/lib/addressparser';

/** The domain of LETTERS_FROM, for Message-IDs. @throws when it holds no address */
export function senderDomain(from: string): string {
  const [sender] = parseAddresses(from, { flatten: true });
  const domain = sender?.address.split('@')[1];
  if (!domain) throw new Error('LETTERS_FROM is not an address such as "Podium <no-reply@podium.example>".');
  return domain;
}
