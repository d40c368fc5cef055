import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { hashedOnTheWay } from './hashed-on-the-way.js';
import { DocumentBroken, StoreAway, type ByteRange, type Store } from './store.js';

export interface S3Options {
  /** `https://s3.eu-central-1.amazonaws.com`, or the address of any server that speaks S3. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const WITHIN_MS = 30_000;
/** A file may take long; a connection on which nothing moves may not. */
const SILENT_MS = 60_000;
const BYTES = 'application/octet-stream';

/** A bucket; objects are called `documents/ab/cdef…`. Path-style addresses, which every server understands. */
export class S3Store implements Store {
  private readonly client: AwsClient;

  constructor(private readonly options: S3Options) {
    const { accessKeyId, secretAccessKey, region } = options;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  }

  async read(hash: string): Promise<Buffer | null> {
    const response = await this.asked(hash, {});
    if (response.status === 404) return null;
    if (!response.ok) throw this.failed('read', response.status);
    return Buffer.from(await response.arrayBuffer());
  }

  async write(hash: string, bytes: Buffer): Promise<void> {
    const response = await this.asked(hash, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { 'content-type': BYTES, 'x-amz-content-sha256': hash },
    });
    if (!response.ok) throw this.failed('write', response.status);
  }

  async open(hash: string, range?: ByteRange): Promise<Readable | null> {
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const begun = new AbortController();
    const late = setTimeout(() => begun.abort(), WITHIN_MS);
    const response = await this.asked(hash, { headers, signal: begun.signal }).finally(() => clearTimeout(late));
    if (response.status === 404 || !response.body) return null;
    if (!response.ok) throw this.failed('read', response.status);
    return Readable.fromWeb(response.body as ReadableStream);
  }

  /** Over Node's own client: that of `fetch` cannot say beforehand how long a stream is, which S3 wants to know. */
  async writeFile(hash: string, file: string): Promise<void> {
    const { size } = await stat(file);
    const headers = { 'content-type': BYTES, 'x-amz-content-sha256': hash };
    const signed = await this.client.sign(this.url(hash), { method: 'PUT', headers });
    const target = new URL(signed.url);
    const sending = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, {
      method: 'PUT',
      headers: { ...Object.fromEntries(signed.headers), 'content-length': size },
      timeout: SILENT_MS,
    });
    sending.once('timeout', () => sending.destroy(new Error('the S3 store is silent')));
    const answered = new Promise<number>((resolve, reject) => {
      sending.once('response', (response) => response.resume().once('end', () => resolve(response.statusCode ?? 502)));
      sending.once('error', reject);
    });
    const sent = pipeline(hashedOnTheWay(createReadStream(file), hash), sending);
    const status = await Promise.all([answered, sent]).then(
      ([answer]) => answer,
      (cause: unknown) => {
        throw cause instanceof DocumentBroken ? cause : new StoreAway(cause);
      },
    );
    if (status >= 300) throw this.failed('write', status);
  }

  private async asked(hash: string, init: RequestInit): Promise<Response> {
    try {
      return await this.client.fetch(this.url(hash), { signal: AbortSignal.timeout(WITHIN_MS), ...init });
    } catch (error) {
      throw new StoreAway(error);
    }
  }

  private url(hash: string): string {
    const { endpoint, bucket } = this.options;
    return `${endpoint.replace(/\/$/, '')}/${bucket}/documents/${hash.slice(0, 2)}/${hash.slice(2)}`;
  }

  private failed(what: string, status: number): Error {
    const error = new Error(`the S3 store answered ${status} when it was asked to ${what} a document`);
    // 429 and 5xx pass; what is forbidden or malformed somebody must mend.
    return status === 429 || status >= 500 ? new StoreAway(error) : error;
  }
}
