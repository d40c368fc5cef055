import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventKind, heard, hearingTable, type EventKind, type ServiceName } from '@podium/contracts';
import { keyMaterial, ServiceKeys } from '@podium/platform-config';
import { Database, loginUrl } from '@podium/platform-database';
import { Outbox, OUTBOX_TABLES_1, OUTBOX_TABLES_2, queueOf } from '@podium/platform-outbox';
import { openQueues, type Queues } from '@podium/platform-queue';
import pg from 'pg';
import { z } from 'zod';
import { anInstallation, TEST_SECRET } from '../installation.js';

export const robotBuilt = eventKind('test.robot-built.v1', z.object({ robot: z.string() }));
export const codeSent = eventKind('test.code-sent.v1', z.object({ code: z.string() }), { secret: true });
/** Is handled by the dozen. */
export const crateFilled = eventKind('test.crate-filled.v1', z.object({ robot: z.string() }));
export const TABLE = hearingTable([
  heard(crateFilled, 'accounts', 'results'),
  heard(robotBuilt, 'accounts', 'judging', 'results'),
  heard(codeSent, 'accounts', 'judging'),
]);
export const keysOf = (name: ServiceName) => new ServiceKeys(keyMaterial(TEST_SECRET, name));

/** An outbox and an inbox on a database of their own, and queues behind an address that can be taken away. */
export class OutboxUnderTest {
  readonly faults: Error[] = [];
  private readonly opened: Queues[] = [];

  private constructor(
    readonly database: Database,
    readonly address: Address,
    private readonly where: { redisUrl: string | undefined; queueDatabaseUrl: string },
    private readonly drop: () => Promise<void>,
  ) {}

  /** @param redisDatabase  one that no other suite uses: what one test puts into a queue is not taken by the listener of another */
  static async start(redisUrl: string | undefined, redisDatabase: number): Promise<OutboxUnderTest> {
    const { url, drop } = await anInstallation();
    const root = new pg.Client(url);
    await root.connect();
    await root.query(`${OUTBOX_TABLES_1} ${OUTBOX_TABLES_2} CREATE TABLE effect (robot text)`);
    await root.end();
    const queueDatabaseUrl = loginUrl(url, 'podium_queue', TEST_SECRET);
    const address = await Address.before(redisUrl ?? queueDatabaseUrl);
    const made = new OutboxUnderTest(
      new Database(url, { max: 10 }),
      address,
      redisUrl
        ? { redisUrl: new URL(`/${redisDatabase}`, address.url).href, queueDatabaseUrl }
        : { redisUrl: undefined, queueDatabaseUrl: address.url },
      drop,
    );
    // An earlier run on the same Redis may have left something behind.
    for (const listener of redisUrl ? ['judging', 'results'] : []) {
      await made.queues().queue(queueOf(listener)).obliterate({ force: true });
    }
    return made;
  }

  /** Queues as one more process opens them. */
  queues(): Queues {
    const queues = openQueues(this.where, () => undefined);
    this.opened.push(queues);
    return queues;
  }

  /** Commits one event for each name. */
  async commit<Payload>(kind: EventKind<Payload>, payloads: Payload[]): Promise<void> {
    const outbox = new Outbox([robotBuilt, codeSent]);
    await this.database.transaction(async (tx) => {
      for (const payload of payloads) await outbox.add(tx, kind, payload);
    });
  }

  async unsent(): Promise<number> {
    return (await this.database.query('SELECT 1 FROM outbox WHERE sent_at IS NULL')).length;
  }

  /** How often each robot took effect, sorted. */
  effects(): Promise<{ robot: string; times: number }[]> {
    return this.database.query('SELECT robot, count(*)::int AS times FROM effect GROUP BY robot ORDER BY robot');
  }

  async stop(): Promise<void> {
    await Promise.all(this.opened.map((queues) => queues.close()));
    await this.database.close();
    await this.address.close();
    await this.drop();
  }
}

/** A TCP address in front of a server, which can stop answering and answer again. */
class Address {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private silent = false;
  private constructor(
    private readonly target: URL,
    private port: number,
  ) {}

  static async before(url: string): Promise<Address> {
    const address = new Address(new URL(url), 0);
    await address.comeBack();
    return address;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  async comeBack(): Promise<void> {
    const server = createServer((client) => {
      const behind = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [client, behind]) {
        this.sockets.add(socket);
        socket
          .on('error', () => undefined)
          .on('close', () => (this.sockets.delete(socket), client.destroy(), behind.destroy()));
      }
      client.pipe(behind).pipe(client);
      if (this.silent) for (const socket of [client, behind]) socket.pause();
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Takes what it is sent, and is silent: neither side hears of the other until it speaks again. */
  fallSilent(silent = true): void {
    this.silent = silent;
    for (const socket of this.sockets)
      if (silent) socket.pause();
      else socket.resume();
  }

  async goAway(): Promise<void> {
    const gone = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await gone;
    this.server = undefined;
  }

  async close(): Promise<void> {
    if (this.server) await this.goAway();
  }
}

export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
