import { AwsClient } from 'aws4fetch';
import { StoreAway, type Store } from './store.js';

export interface S3Options {
  /** `https://s3.eu-central-1.amazonaws.com`, or the address of any server that speaks S3. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const WITHIN_MS = 30_000;

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
      headers: { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': hash },
    });
    if (!response.ok) throw this.failed('write', response.status);
  }

  private async asked(hash: string, init: RequestInit): Promise<Response> {
    try {
      return await this.client.fetch(this.url(hash), { ...init, signal: AbortSignal.timeout(WITHIN_MS) });
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
