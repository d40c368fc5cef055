import type { ByteRange, Documents } from '@podium/platform-storage';
import { NOT_HERE, type Answer, type Asked } from '../routes/route.js';

/** A file as it is kept. */
export interface ServedFile {
  hash: string;
  name: string;
  /** What was found in it: `pdf`. */
  type: string;
  /** Absent: not known, and sent whole. */
  bytes?: number;
}

/** What is shown in a browser; everything else is saved, as bytes that no program opens by itself. */
const SHOWN: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};
const SAVED = 'application/octet-stream';

/** Whatever it is, it loads nothing, runs nothing and is nobody's page. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
/** Browsers show a PDF by a viewer of their own, which a sandbox keeps from starting. */
const FOR_A_VIEWER =
  "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Sends a file as a stream, whole or the part that was asked for; kept by nobody. */
export async function servedFile({ headers }: Asked, documents: Documents, file: ServedFile): Promise<Answer> {
  const { hash, bytes, type } = file;
  const range = bytes === undefined || headers['if-range'] !== undefined ? undefined : rangeIn(headers['range'], bytes);
  if (range === 'none') return { status: 416, headers: { 'content-range': `bytes */${bytes}` } };
  const body = await documents.open(hash, range);
  if (!body) return NOT_HERE;
  const shown = SHOWN[type];
  return {
    status: range ? 206 : 200,
    headers: {
      'content-type': shown ?? SAVED,
      ...lengths(range, bytes),
      'content-disposition': disposition(shown ? 'inline' : 'attachment', file.name),
      'content-security-policy': type === 'pdf' ? FOR_A_VIEWER : SANDBOX,
      'cross-origin-resource-policy': 'same-site',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
    body,
  };
}

function lengths(range: ByteRange | undefined, bytes: number | undefined): Record<string, string> {
  if (bytes === undefined) return {};
  const whole = { 'accept-ranges': 'bytes', 'content-length': String(bytes) };
  if (!range) return whole;
  const { start, end } = range;
  return { ...whole, 'content-length': String(end - start + 1), 'content-range': `bytes ${start}-${end}/${bytes}` };
}

/** RFC 6266: the name in ASCII for old programs, and as it is by RFC 5987. */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

/** One range, as RFC 9110 writes it; whatever else is asked for is answered with the whole. */
function rangeIn(header: string | undefined, bytes: number): ByteRange | undefined | 'none' {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined;
  const [, from = '', to = ''] = asked;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return start > end ? 'none' : { start, end };
}
