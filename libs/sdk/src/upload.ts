import type { SpokenLocale } from './graph-client.js';
import { NotReachable } from './faults.js';
import type { TokenSource } from './token-source.js';

export interface UploaderOptions {
  /** Where Podium answers; '' in its own pages. */
  address?: string;
  tokens: TokenSource;
  /** The language of refusals. */
  locale?: () => SpokenLocale;
  fetch?: typeof fetch;
  /** Bytes of one piece: what is sent again after a break at most. */
  pieceBytes?: number;
  /** Milliseconds before each further try when no answer came; after them the upload is broken off, and can go on later. */
  pauses?: readonly number[];
}

/** The field of the entry that a file is for. */
export interface UploadFor {
  entryId: string;
  field: string;
}

/** A file as the answer to its field names it. */
export interface UploadedFile {
  id: string;
  name: string;
  type: string;
  bytes: number;
  pages: number | null;
  sha256: string;
}

export type UploadOutcome = { is: 'kept'; file: UploadedFile } | { is: 'refused'; because: string };

/** Where an upload that was begun is, so that it can go on after a reload. */
export interface UploadMemory {
  read(): string | undefined;
  write(location: string | undefined): void;
}

interface Shown {
  state: 'RECEIVING' | 'INSPECTING' | 'KEPT' | 'REFUSED';
  offset: number;
  answer: UploadedFile | null;
  refusal: { code: string; message: string } | null;
}

const PIECE_BYTES = 4 * 1024 * 1024;
const PAUSES = [500, 1_500, 4_000, 8_000];
const TUS = { 'tus-resumable': '1.0.0' };

/** Uploads files by tus 1.0.0, piece by piece; after a break it asks how far the file has come, and goes on from there. */
export class Uploader {
  constructor(private readonly options: UploaderOptions) {}

  /**
   * @param told  hears how many bytes have come
   * @throws {NotReachable} when no answer came any more; called again with the same memory it goes on
   */
  async upload(
    file: File,
    of: UploadFor,
    told: (bytes: number) => void = () => undefined,
    { memory, signal }: { memory?: UploadMemory; signal?: AbortSignal } = {},
  ): Promise<UploadOutcome> {
    let location = memory?.read();
    let shown = location === undefined ? undefined : await this.look(location, signal);
    if (!shown) {
      const begun = await this.begin(file, of, signal);
      if ('because' in begun) return begun;
      location = begun.location;
      memory?.write(location);
    }
    for (let offset = shown?.offset ?? 0; offset < file.size;) {
      told(offset);
      const sent = await this.piece(location as string, file, offset, signal);
      if (typeof sent !== 'number') return (memory?.write(undefined), sent);
      offset = sent;
    }
    told(file.size);
    shown = await this.settled(location as string, signal);
    memory?.write(undefined);
    if (shown?.answer) return { is: 'kept', file: shown.answer };
    return { is: 'refused', because: shown?.refusal?.message ?? '' };
  }

  private async begin(file: File, { entryId, field }: UploadFor, signal?: AbortSignal) {
    const metadata = Object.entries({ entryId, field, filename: file.name });
    const response = await this.ask('/registrations/uploads', signal, {
      method: 'POST',
      headers: {
        'upload-length': String(file.size),
        'upload-metadata': metadata.map(([name, value]) => `${name} ${base64(value)}`).join(','),
      },
    });
    const location = response.headers.get('location');
    return location === null || !response.ok ? refusedBy(response) : { location };
  }

  /** @returns how many bytes have come by then */
  private async piece(
    location: string,
    file: File,
    offset: number,
    signal?: AbortSignal,
  ): Promise<number | UploadOutcome> {
    const { pieceBytes = PIECE_BYTES } = this.options;
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
    const body = file.slice(offset, offset + pieceBytes);
    const { pauses = PAUSES } = this.options;
    const response = await this.ask(location, signal, { method: 'PATCH', headers, body }, []).catch(
      (error: unknown) => {
        if (signal?.aborted || !(error instanceof NotReachable)) throw error;
        return undefined;
      },
    );
    if (response?.ok) return Number(response.headers.get('upload-offset'));
    // Broken off, or somebody (a former self) still writes there: how far has it come?
    if (response && response.status !== 409 && response.status !== 423) return refusedBy(response);
    await new Promise((resolve) => setTimeout(resolve, pauses[0] ?? 0));
    const shown = await this.look(location, signal);
    return shown?.offset ?? { is: 'refused', because: '' };
  }

  private async settled(location: string, signal?: AbortSignal): Promise<Shown | undefined> {
    for (;;) {
      const shown = await this.look(location, signal, { prefer: 'wait=20' });
      // RECEIVING: whoever took the last piece is about to say that it was the last.
      if (shown?.state !== 'INSPECTING' && shown?.state !== 'RECEIVING') return shown;
    }
  }

  /** undefined: it is not there any more. */
  private async look(
    location: string,
    signal?: AbortSignal,
    headers: Record<string, string> = {},
  ): Promise<Shown | undefined> {
    const response = await this.ask(location, signal, { headers });
    return response.ok ? ((await response.json()) as Shown) : undefined;
  }

  private async ask(
    path: string,
    signal: AbortSignal | undefined,
    init: RequestInit & { headers: Record<string, string> },
    pauses = this.options.pauses ?? PAUSES,
  ): Promise<Response> {
    const { address = '', tokens, locale } = this.options;
    for (let tries = 0; ; tries++) {
      const token = await tokens.token();
      const headers = {
        ...TUS,
        ...init.headers,
        ...(locale ? { 'accept-language': locale() } : {}),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const response = await this.tried(`${address}${path}`, { ...init, headers, ...(signal ? { signal } : {}) });
      if (response?.status === 401 && token !== undefined && tries === 0 && (await tokens.refused(token))) continue;
      if (response) return response;
      const pause = pauses[tries];
      if (pause === undefined) throw new NotReachable('Podium did not answer.');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** undefined: no answer came, or one that says to come again. */
  private async tried(url: string, init: RequestInit): Promise<Response | undefined> {
    const send = this.options.fetch ?? fetch;
    try {
      const response = await send(url, init);
      return response.status === 429 || response.status >= 500 ? undefined : response;
    } catch (error) {
      if (init.signal?.aborted) throw error;
      return undefined;
    }
  }
}

async function refusedBy(response: Response): Promise<{ is: 'refused'; because: string }> {
  const said = (await response.json().catch(() => undefined)) as { errors?: { message: string }[] } | undefined;
  return { is: 'refused', because: said?.errors?.[0]?.message ?? `${response.status}` };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
