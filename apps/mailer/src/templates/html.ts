import type { Block } from './template.js';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, in elements and in quoted attributes. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string);

/** A letter as HTML that every mail program shows: no images, no scripts, nothing fetched. */
export function htmlOf(letter: { title: string; language: string; blocks: Block[]; footer: string }): string {
  const body = [...letter.blocks.map(blockHtml), `<p style="color:#666;font-size:13px">${escaped(letter.footer)}</p>`];
  return `<!doctype html>
<html lang="${letter.language}">
<head><meta charset="utf-8"><title>${escaped(letter.title)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">
${body.join('\n')}
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  if (typeof block === 'string') return `<p>${escaped(block)}</p>`;
  if ('code' in block)
    return `<p style="font-size:28px;letter-spacing:4px"><strong>${escaped(block.code)}</strong></p>`;
  if ('list' in block) return `<ul>${block.list.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`;
  if ('quote' in block) return `<blockquote>${escaped(block.quote.trim()).replace(/\r\n|\r|\n/g, '<br>')}</blockquote>`;
  const rows = block.facts.map(
    ([name, value]) => `<tr><th style="text-align:left">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<table cellpadding="4">${rows.join('')}</table>`;
}
