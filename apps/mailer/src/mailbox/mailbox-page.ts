import { escaped } from '../templates/html.js';
import type { MailboxLetter } from './mailbox.js';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .3em .8em .3em 0; border-bottom: 1px solid #ddd; vertical-align: top; }
  td.date { white-space: nowrap; color: #666; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f6; padding: 1em; font: inherit; }
  input { font: inherit; padding: .2em .4em; width: 20em; max-width: 100%; }
  iframe { width: 100%; height: 30em; border: 1px solid #ddd; }
`;

const framed = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;

/** The newest letters, to be read by people. */
export function listPage({
  letters,
  count,
  to,
  key,
}: {
  letters: MailboxLetter[];
  count: number;
  to: string;
  /** Each link carries it. */
  key: string;
}): string {
  const rows = letters.map(
    (letter) => `<tr><td class="date">${shownDate(letter.date)}</td>
<td><a href="${linkTo(letter.to, key)}">${escaped(letter.to)}</a></td>
<td><a href="/mailbox/letters/${letter.id}?key=${key}">${escaped(letter.subject) || '(no subject)'}</a></td></tr>`,
  );
  const shown =
    to === ''
      ? `The newest ${letters.length} of ${count} letters.`
      : `The newest ${letters.length} letters to this address.`;
  return framed(
    'Mailbox',
    `<h1><a href="/mailbox?key=${key}">Mailbox</a></h1>
<p>Letters stay on this machine, because no SMTP server is set.</p>
<form action="/mailbox"><input type="hidden" name="key" value="${key}"><label>To <input type="email" name="to" value="${escaped(to)}"></label> <button>Show</button></form>
<p>${shown}</p>
<table><tr><th>Received (UTC)</th><th>To</th><th>Subject</th></tr>
${rows.join('\n')}
</table>`,
  );
}

/** One letter: its plain text, and its HTML in a frame that may run nothing and fetch nothing. */
export function letterPage({ to, subject, date, text, html }: MailboxLetter, key: string): string {
  const rich =
    html === '' ? '' : `<h2>HTML part</h2>\n<iframe sandbox srcdoc="${escaped(html)}" title="HTML part"></iframe>`;
  return framed(
    subject,
    `<p><a href="/mailbox?key=${key}">Mailbox</a></p>
<h1>${escaped(subject)}</h1>
<p>To <a href="${linkTo(to, key)}">${escaped(to)}</a>, ${shownDate(date)} UTC</p>
<pre>${escaped(text)}</pre>
${rich}`,
  );
}

const linkTo = (to: string, key: string) => `/mailbox?key=${key}&amp;to=${encodeURIComponent(to)}`;
const shownDate = (iso: string) => iso.slice(0, 19).replace('T', ' ');
