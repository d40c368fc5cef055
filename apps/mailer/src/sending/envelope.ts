import { NotDelivered, type Mail } from './carrier.js';

/** A letter as nodemailer takes it. @throws {NotDelivered} for an address that would be several lines */
export function envelopeOf({ recipient, subject, text, html, language, messageId }: Mail, from: string) {
  if (/[\r\n\0]/.test(recipient)) throw new NotDelivered('refused', 'the address is none');
  return {
    from,
    to: { name: '', address: recipient },
    subject,
    text,
    html,
    messageId,
    // RFC 3834: nobody's holiday notice should answer a program.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
  };
}
