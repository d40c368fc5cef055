import { fileTypeFromBuffer } from 'file-type';
import type { Bytes } from './bytes.js';

const HEAD = 4_100;
const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const SEARCHED = 1_048_576;

/** How else a type is called in a name. */
const ALSO: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  jpe: 'jpg',
  tiff: 'tif',
  htm: 'html',
  m4v: 'mp4',
  mpeg: 'mpg',
};
/** Plain text is what its name says: nothing in it tells one kind from another. */
const TEXTS: readonly string[] = ['txt', 'csv', 'md', 'json', 'xml', 'yaml'];

/** The ending of a name as types are called; '' when there is none. */
export function endingOf(name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return ALSO[ending] ?? ending;
}

export const typeCalled = (type: string): string => ALSO[type] ?? type;

/**
 * What a file is by its first bytes: `zip` for every archive, `cfb` for every document of the Office before 2007, `unknown`.
 * @param name  tells plain texts apart, and nothing else
 */
export async function kindByContent(bytes: Bytes, name: string): Promise<string> {
  const head = await bytes.read(0, HEAD);
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  if (/^PK(\x03\x04|\x05\x06)/.test(head.subarray(0, 4).toString('latin1'))) return 'zip';
  if (head.subarray(0, 8).equals(CFB)) return 'cfb';
  const text = textOf(head);
  if (text !== undefined) return kindOfText(text, name);
  const known = await fileTypeFromBuffer(head);
  return known ? typeCalled(known.ext) : 'unknown';
}

/** Documents of the Office before 2007, by the names of their streams. */
export async function kindOfCfb(bytes: Bytes): Promise<string> {
  const streams: readonly [name: string, type: string][] = [
    ['EncryptedPackage', 'locked'],
    ['PowerPoint Document', 'ppt'],
    ['WordDocument', 'doc'],
    ['Workbook', 'xls'],
  ];
  for (let at = 0; at < bytes.size; at += SEARCHED) {
    const part = await bytes.read(at, SEARCHED + 128);
    const found = streams.find(([name]) => part.includes(Buffer.from(name, 'utf16le')));
    if (found) return found[1];
  }
  return 'cfb';
}

function kindOfText(text: string, name: string): string {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/i.test(start)) return 'svg';
  if (/<(!doctype\s+html|html|head|body|script|iframe|svg)[\s>]/i.test(start)) return 'html';
  const ending = endingOf(name);
  if (start.startsWith('<?xml')) return 'xml';
  return TEXTS.includes(ending) ? ending : 'txt';
}

/** The head as text; undefined when it is none. Its last character may have been cut. */
function textOf(head: Buffer): string | undefined {
  if (head.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length === HEAD });
  } catch {
    return undefined;
  }
}
