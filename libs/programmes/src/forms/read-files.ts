import { holdsIdentityNumber } from '../identifiers/index.js';
import type { FieldOf } from './form.js';
import type { Report } from './problem.js';
import { isRecord, type Reader } from './reader.js';
import { urlReader } from './read-value.js';
import { IDENTITY_NUMBER } from './wording.js';
import * as say from './wording-compound.js';

/**
 * A file as an answer names it. What it says of size, type and pages comes from the service that keeps the file,
 * never from the entrant's browser.
 */
export interface FileAnswer {
  /** Where the service finds it. */
  id: string;
  /** As uploaded, for people. */
  name: string;
  /** The ending that fits what the file really is, e.g. `pdf`. */
  type: string;
  bytes: number;
  /** Pages or slides; null when they could not be counted: then a person looks. */
  pages: number | null;
  sha256?: string;
  /** SHA-256 of a picture of its first page. */
  picture?: string;
}

/** A video link, and its length as the entrant states it. */
export interface VideoAnswer {
  url: string;
  seconds: number | null;
}

/** A video sits on a public site: these, unless the field names others. */
const VIDEO_HOSTS = [
  'youtube.com',
  'youtu.be',
  'vimeo.com',
  'bilibili.com',
  'youku.com',
  'drive.google.com',
  'dropbox.com',
];

export function fileReader(field: FieldOf<'file'>): Reader {
  const most = field.maxFiles ?? 1;
  return (raw, report, stream) => {
    const listed = Array.isArray(raw) ? raw : [raw];
    const maxPages = perStream(field.maxPagesByStream, stream) ?? field.maxPages;
    const files: FileAnswer[] = [];
    for (const [at, item] of listed.slice(0, most + 10).entries()) {
      const file = readFile(item);
      if (!file) report(say.NOT_A_FILE, at);
      else {
        checkFile(file, field, maxPages, (reason) => report(reason, at));
        files.push(file);
      }
    }
    if (field.minFiles !== undefined && listed.length < field.minFiles) report(say.tooFew(field.minFiles, 'files'));
    if (listed.length > most) report(say.tooMany(most, 'files'));
    return files.length > 0 ? files : undefined;
  };
}

export function videoReader(field: FieldOf<'video'>): Reader {
  const readUrl = urlReader({ hosts: field.hosts ?? VIDEO_HOSTS });
  return (raw, report, stream) => {
    const given = isRecord(raw) ? raw : { url: raw };
    const url = readUrl(given.url, report, stream);
    if (typeof url !== 'string') return undefined;
    const max = perStream(field.maxSecondsByStream, stream) ?? field.maxSeconds;
    const { seconds } = given;
    const stated = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
    if (!stated && (max !== undefined || (seconds !== undefined && seconds !== null))) report(say.NO_LENGTH, 'seconds');
    if (stated && max !== undefined && seconds > max) report(say.videoTooLong(max), 'seconds');
    return { url, seconds: stated ? seconds : null } satisfies VideoAnswer;
  };
}

function checkFile(file: FileAnswer, field: FieldOf<'file'>, maxPages: number | undefined, report: Report): void {
  if (!field.types.includes(file.type)) report(say.otherType(field.types.join(', ')));
  if (holdsIdentityNumber(file.name)) report(IDENTITY_NUMBER);
  if (file.bytes === 0) report(say.EMPTY_FILE);
  if (file.bytes > field.maxBytes) report(say.fileTooLarge(sizeOf(field.maxBytes)));
  if (maxPages !== undefined && file.pages !== null && file.pages > maxPages)
    report(say.tooManyPages(maxPages, file.pages));
}

function readFile(item: unknown): FileAnswer | null {
  if (!isRecord(item)) return null;
  const { id, name, type, bytes, pages, sha256, picture } = item;
  if (!isShortText(id) || !isShortText(name) || !isShortText(type) || !isCount(bytes)) return null;
  if (pages !== undefined && pages !== null && !isCount(pages)) return null;
  const file: FileAnswer = { id, name, type: type.toLowerCase(), bytes, pages: pages ?? null };
  if (isShortText(sha256)) file.sha256 = sha256;
  if (isShortText(picture)) file.picture = picture;
  return file;
}

function perStream(limits: Record<string, number> | undefined, stream: string | undefined): number | undefined {
  return limits && stream !== undefined && Object.hasOwn(limits, stream) ? limits[stream] : undefined;
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 500;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function sizeOf(bytes: number): string {
  if (bytes >= 1_000_000) return `${Number((bytes / 1_000_000).toFixed(1))} MB`;
  return bytes >= 1_000 ? `${Number((bytes / 1_000).toFixed(1))} kB` : `${bytes} B`;
}
