import { BodyTooLarge, CodedError, Locale, Refused, type WholeText } from '@podium/platform-graphql';
import { json, refusedRoute, type Answer, type Asked, type Get } from '@podium/platform-service';
import { faultText } from '../inspection/finding.js';
import { EntryIncomplete, EntryNotFound } from '../entry/entry.refusals.js';
import { answerOf } from '../paper/file-answers.js';
import { PaperRepository } from '../paper/paper.repository.js';
import { malformed, UploadRefused } from './upload-refused.js';
import { Uploads, type Announced, type Progress } from './uploads.js';
import { untilSettled } from './until-settled.js';

/** @see https://tus.io/protocols/resumable-upload 1.0.0: core, creation, creation-with-upload, expiration, termination */
export const TUS_OPTIONS: Readonly<Record<string, string>> = {
  'tus-resumable': '1.0.0',
  'tus-version': '1.0.0',
  'tus-extension': 'creation,creation-with-upload,expiration,termination',
};
const RESUMABLE = { 'tus-resumable': '1.0.0' };
const PIECE = 'application/offset+octet-stream';

/** POST: announces a file, and takes its first piece when it came along. */
export const createUpload = (asked: Asked, get: Get): Promise<Answer> =>
  told(asked, async () => {
    const { context, headers, body } = asked;
    const upload = await get(Uploads).begin(context, announcedIn(headers));
    let progress: Progress = { upload, offset: 0 };
    if (headers['content-type'] === PIECE) progress = await get(Uploads).append(context, upload.id, 0, body);
    return { status: 201, headers: { location: `/registrations/uploads/${upload.id}`, ...headersOf(progress) } };
  });

/** GET and HEAD: how far it has come, and what came of it; with `Prefer: wait=10` as soon as that is known. */
export const readUpload = (asked: Asked, get: Get): Promise<Answer> =>
  told(
    asked,
    async ({ params: { id = '' }, context, call, headers, signal }) => {
      const seconds = Number(/(?:^|[\s,])wait=(\d{1,2})\b/.exec(headers['prefer'] ?? '')?.[1] ?? 0);
      const progress = await untilSettled(() => get(Uploads).progress(context, id), seconds, signal);
      const { paperId } = progress.upload;
      const paper = paperId === null ? undefined : (await get(PaperRepository).byIds([paperId])).get(paperId);
      return json(
        { ...shown(progress, call.locale), answer: paper ? answerOf(paper) : null },
        {
          headers: { ...headersOf(progress), 'upload-length': String(progress.upload.bytes) },
        },
      );
    },
    false,
  );

/** PATCH: the next piece. */
export const patchUpload = (asked: Asked, get: Get): Promise<Answer> =>
  told(asked, async ({ params: { id = '' }, headers, context, body }) => {
    if (headers['content-type'] !== PIECE)
      return refusedRoute(415, 'BAD_UPLOAD', `A piece of a file is sent as ${PIECE}.`);
    const offset = wholeIn(headers, 'upload-offset');
    return { status: 204, headers: headersOf(await get(Uploads).append(context, id, offset, body)) };
  });

/** DELETE: it is not wanted any more. */
export const deleteUpload = (asked: Asked, get: Get): Promise<Answer> =>
  told(asked, async ({ params: { id = '' }, context }) => {
    await get(Uploads).end(context, id);
    return { status: 204 };
  });

/** @param mustSpeakTus  false: whoever merely reads need not know the protocol */
async function told(asked: Asked, work: (asked: Asked) => Promise<Answer>, mustSpeakTus = true): Promise<Answer> {
  const version = asked.headers['tus-resumable'];
  if (version === undefined ? mustSpeakTus : version !== '1.0.0')
    return { status: 412, headers: { ...RESUMABLE, 'tus-version': '1.0.0' } };
  const answer = await work(asked).catch((error: unknown) => refusal(error, asked));
  return { ...answer, headers: { ...RESUMABLE, ...answer.headers } };
}

function refusal(error: unknown, { call: { locale } }: Asked): Answer {
  const said = (text: WholeText) => text[locale ?? Locale.EN];
  if (error instanceof UploadRefused) return refusedRoute(error.status, error.code, said(error.text));
  if (!(error instanceof Refused)) throw error instanceof Error && isBrokenOff(error) ? new BrokenOff() : error;
  const { refusal: why } = error;
  const [problem] = why instanceof EntryIncomplete ? why.problems : [];
  const text = (problem?.text ?? why.text) as WholeText;
  return refusedRoute(why instanceof EntryNotFound ? 404 : 403, why.constructor.name, said(text));
}

/** The client has gone, or was cut off: nobody hears this, and it is nobody's fault. */
class BrokenOff extends CodedError {
  constructor() {
    super('BROKEN_OFF', 'The upload was broken off; go on from where it stopped.');
  }
}

const BROKEN_OFF = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'ERR_STREAM_DESTROYED']);
const isBrokenOff = (error: Error) =>
  !(error instanceof BodyTooLarge) &&
  (BROKEN_OFF.has((error as NodeJS.ErrnoException).code ?? '') || error.message === 'aborted');

function announcedIn(headers: Asked['headers']): Announced {
  const bytes = wholeIn(headers, 'upload-length');
  const given = metadataIn(headers['upload-metadata'] ?? '');
  const named = (name: string) => given.get(name) ?? '';
  return { entryId: named('entryId'), field: named('field'), name: given.get('filename') ?? named('name'), bytes };
}

/** `name base64, name base64`, as the protocol writes it; the values are UTF-8. @throws {UploadRefused} */
function metadataIn(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(',').map((pair) => pair.trim().split(' '));
  return new Map(
    pairs.map(([name = '', value = '']) => {
      const bytes = Buffer.from(value, 'base64');
      if (bytes.toString('base64').replace(/=+$/, '') !== value.replace(/=+$/, '')) throw malformed('Upload-Metadata');
      return [name, bytes.toString('utf8')];
    }),
  );
}

function wholeIn(headers: Asked['headers'], name: 'upload-length' | 'upload-offset'): number {
  const given = headers[name] ?? '';
  if (!/^\d{1,15}$/.test(given)) throw malformed(name === 'upload-length' ? 'Upload-Length' : 'Upload-Offset');
  return Number(given);
}

const headersOf = ({ upload, offset }: Progress): Record<string, string> => ({
  'upload-offset': String(offset),
  ...(upload.state === 'receiving' && offset < upload.bytes
    ? { 'upload-expires': upload.expiresAt.toUTCString() }
    : {}),
});

const STATES = { receiving: 'RECEIVING', waiting: 'INSPECTING', kept: 'KEPT', refused: 'REFUSED' } as const;

function shown({ upload, offset }: Progress, locale: Locale = Locale.EN) {
  const { id, entryId, field, name, bytes, state, refusal: fault } = upload;
  const why = fault && { code: fault.code, message: faultText(fault)[locale] };
  return { id, entryId, field, name, bytes, offset, state: STATES[state], refusal: why };
}
