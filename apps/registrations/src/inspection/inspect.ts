import { createHash } from 'node:crypto';
import { inPieces } from '@podium/platform-storage';
import { Budget, walkArchive } from './archive.js';
import { FileBytes, type Bytes } from './bytes.js';
import { EICAR_NAME, EicarSearch } from './eicar.js';
import { notTaken, NotTaken, type Fault, type Found } from './finding.js';
import { endingOf, kindByContent, kindOfCfb, typeCalled } from './kind.js';
import { kindOfArchive, pagesOfOffice } from './office.js';
import { readPdf } from './pdf.js';
import { scanned } from './clamav.js';
import { acts } from './svg.js';
import { zipEnd, zipEntries } from './zip.js';

export interface Inspected {
  /** Where it lies in quarantine. */
  path: string;
  name: string;
  /** Types that the field takes. */
  accepted: readonly string[];
  /** Where a ClamAV answers, `tcp://host:3310`; absent: ours alone looks. */
  clamav?: string | undefined;
}

export type Verdict = { found: Found } | { fault: Fault };

const MOST_SVG = 5 * 1024 * 1024;

/**
 * Looks at a file: what it is by its content, whether it is whole, its pages, its hash, and whether it holds what no file may hold.
 * @throws {ScannerAway} when a virus scanner is set and does not answer
 */
export async function inspect({ path, name, accepted, clamav }: Inspected): Promise<Verdict> {
  const bytes = await FileBytes.of(path);
  try {
    const hash = await hashOf(path);
    const known = await kindOf(bytes, name);
    const taken = accepted.map(typeCalled);
    if (known.type === 'locked') notTaken({ code: 'locked' });
    if (!taken.includes(known.type)) notTaken({ code: 'other-content', is: known.type, accepted: [...accepted] });
    const ending = endingOf(name);
    if (ending !== known.type) notTaken({ code: 'ending-differs', is: known.type, ending });
    const { pages, picture } = await insideOf(bytes, known.type, known.pages);
    if (clamav) await scanned(clamav, path);
    // As the field calls it.
    const type = accepted.find((each) => typeCalled(each) === known.type) ?? known.type;
    return { found: { hash, bytes: bytes.size, type, pages, picture } };
  } catch (error) {
    if (error instanceof NotTaken) return { fault: error.fault };
    throw error;
  } finally {
    await bytes.close();
  }
}

/** @returns the hash of the whole */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const eicar = new EicarSearch();
  for await (const piece of inPieces(path)) {
    hash.update(piece);
    if (eicar.saw(piece)) notTaken({ code: 'malware', name: EICAR_NAME });
  }
  return hash.digest('hex');
}

async function kindOf(bytes: Bytes, name: string): Promise<{ type: string; pages: number | null }> {
  const kind = await kindByContent(bytes, name);
  if (kind === 'cfb') return { type: await kindOfCfb(bytes), pages: null };
  if (kind !== 'zip') {
    await mustBeOne(bytes);
    return { type: kind, pages: null };
  }
  const entries = await zipEntries(bytes);
  const type = await kindOfArchive(bytes, entries);
  await walkArchive(bytes, entries, new Budget(bytes.size));
  return { type, pages: await pagesOfOffice(bytes, type, entries) };
}

/** What opens as one kind from its beginning and as an archive from its end is two files, and one of them was looked at by nobody. */
async function mustBeOne(bytes: Bytes): Promise<void> {
  const end = await zipEnd(bytes);
  if (!end) return;
  const behind = await bytes.read(end.at, bytes.size - end.at);
  // Within a PDF an archive may be attached; it then ends before the PDF does.
  if (end.toTheEnd || !behind.includes('%%EOF')) notTaken({ code: 'two-in-one' });
}

async function insideOf(bytes: Bytes, type: string, pages: number | null) {
  if (type === 'pdf') return readPdf(bytes);
  if (type === 'svg') {
    if (bytes.size > MOST_SVG) notTaken({ code: 'unreadable' });
    const text = (await bytes.read(0, bytes.size)).toString('utf8');
    if (!/<\/svg>\s*(<!--[\s\S]*?-->\s*)*$/.test(text) && !/<svg[^>]*\/>\s*$/.test(text)) notTaken({ code: 'broken' });
    if (acts(text)) notTaken({ code: 'active-content' });
  }
  if ((type === 'png' || type === 'jpg') && !(await endsAsPicture(bytes, type))) notTaken({ code: 'broken' });
  return { pages, picture: null };
}

/** Whether a picture came whole; some cameras write a little behind its end. */
async function endsAsPicture(bytes: Bytes, type: 'png' | 'jpg'): Promise<boolean> {
  const tail = await bytes.read(Math.max(0, bytes.size - 65_536), 65_536);
  return tail.includes(type === 'png' ? Buffer.from('IEND') : Buffer.from([0xff, 0xd9]));
}
