import type { Bytes } from './bytes.js';
import { unpackedText, type ZipEntry } from './zip.js';

const MOST_TEXT = 4 * 1024 * 1024;

/** The part that makes a package a document of one kind, as `[Content_Types].xml` calls it. */
const MAIN_PARTS: readonly [content: string, type: string][] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'pptx'],
  ['application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml', 'ppsx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xlsx'],
  ['application/vnd.ms-word.document.macroEnabled.main+xml', 'docm'],
  ['application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml', 'pptm'],
  ['application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'xlsm'],
];
const WITH_MACROS: Readonly<Record<string, string>> = { docx: 'docm', pptx: 'pptm', xlsx: 'xlsm' };

/** What an archive is: a document of Word, PowerPoint or Excel by its parts, else an archive. */
export async function kindOfArchive(bytes: Bytes, entries: readonly ZipEntry[]): Promise<string> {
  const contents = entries.find(({ name }) => name === '[Content_Types].xml');
  if (!contents) return 'zip';
  const text = await unpackedText(bytes, contents, MOST_TEXT);
  const type = MAIN_PARTS.find(([content]) => text.includes(`"${content}"`))?.[1];
  if (!type || !entries.some(({ name }) => name === '_rels/.rels')) return 'zip';
  const macros = entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name));
  return (macros && WITH_MACROS[type]) || type;
}

/**
 * Pages or slides. Slides are counted; of a text only the program that wrote it knows the pages, and says them in the file: null when it
 * does not.
 */
export async function pagesOfOffice(bytes: Bytes, type: string, entries: readonly ZipEntry[]): Promise<number | null> {
  if (type === 'pptx' || type === 'ppsx')
    return entries.filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  const properties = type === 'docx' && entries.find(({ name }) => name === 'docProps/app.xml');
  if (!properties) return null;
  const stated = /<Pages>(\d{1,6})<\/Pages>/.exec(await unpackedText(bytes, properties, MOST_TEXT))?.[1];
  return Number(stated) > 0 ? Number(stated) : null;
}
