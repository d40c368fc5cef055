import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';
import { CallHeader } from './headers.js';
import { Watchers, type Watchable } from '../execution/watched.js';

/** A service says something at least so often. */
export const CHANGES_BEAT_MS = 5_000;
const SILENT_MS = 3 * CHANGES_BEAT_MS;
const AGAIN_AFTER_MS = 1_000;

/** What changes in a service in another process: one connection, however many watch; opened when the first one does. */
export class RemoteChanges implements Watchable {
  private readonly watchers = new Watchers();
  private connected: Promise<void> | undefined;
  private stop: (() => void) | undefined;
  private closed = false;

  /** @param url  of the subgraph: `http://judging:4003/graphql` */
  constructor(
    private readonly url: URL,
    private readonly token: string,
  ) {}

  async watch(topics: readonly string[], told: (changed: readonly string[]) => void): Promise<() => void> {
    const stop = this.watchers.add(topics, told);
    await this.connection();
    return stop;
  }

  async watchAll(told: (changed: readonly string[]) => void): Promise<() => void> {
    const stop = this.watchers.addAll(told);
    await this.connection();
    return stop;
  }

  close(): void {
    this.closed = true;
    this.stop?.();
  }

  private connection(): Promise<void> {
    this.connected ??= new Promise((resolve) => this.connect(resolve, false));
    return this.connected;
  }

  /** For as long as it takes; each time but the first, something may have been missed. */
  private connect(begun: () => void, isAgain: boolean): void {
    if (this.closed) return begun();
    const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = { [CallHeader.gateway]: this.token };
    let silence: NodeJS.Timeout | undefined;
    let over = false;
    const request = send(`${this.url.href}/changes`, { headers }, (response) => read(response));
    const lose = () => {
      if (over) return;
      over = true;
      clearTimeout(silence);
      request.destroy();
      if (this.closed) begun();
      else setTimeout(() => this.connect(begun, true), AGAIN_AFTER_MS).unref();
    };
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(lose, SILENT_MS).unref();
    };
    const read = (response: IncomingMessage) => {
      if (response.statusCode !== 200) return lose();
      const lines = createInterface({ input: response });
      lines.on('line', (line) => {
        heard();
        if (line === 'listening') {
          if (isAgain) this.watchers.tellAll();
          begun();
        } else if (line === 'gap') this.watchers.tellAll();
        else if (line !== '') this.watchers.tell(line.split('\t'));
      });
      lines.on('close', lose);
      lines.on('error', lose);
    };
    request.on('error', lose);
    request.on('close', lose);
    request.end();
    this.stop = lose;
    heard();
  }
}
