import { listenTo, type Database, type ListeningConnection, type Tx } from '@podium/platform-database';
import { Watchers, type Watchable } from '@podium/platform-graphql';

/** Between two statements that tell; what changes meanwhile goes with the next. */
const GATHER_MS = 40;
/** A notification holds 8,000 bytes at most. */
const TOPICS_AT_ONCE = 100;

/**
 * Tells, after the commit, what has changed, to every process that somebody watches in. Only names travel, never what they hold.
 *
 * NOTIFY is not part of the transaction of the change: PostgreSQL lets one such transaction commit at a time, over the whole
 * server. So a process that is killed between the two tells nothing; whoever watches looks again every half a minute by itself.
 */
export class Changes implements Watchable {
  private readonly watchers = new Watchers();
  private readonly changed = new Set<string>();
  private telling: NodeJS.Timeout | undefined;
  private connection: ListeningConnection | undefined;
  private readonly channel: string;

  constructor(
    service: string,
    private readonly database: Database,
    private readonly onFault: (error: Error) => void = () => undefined,
  ) {
    this.channel = `podium_changes_${service}`;
  }

  /** What this transaction changes, once it has committed. */
  tell(tx: Pick<Tx, 'afterCommit'>, ...topics: string[]): void {
    tx.afterCommit(() => this.gather(topics));
  }

  async watch(topics: readonly string[], told: (changed: readonly string[]) => void): Promise<() => void> {
    const stop = this.watchers.add(topics, told);
    await this.listening();
    return stop;
  }

  async watchAll(told: (changed: readonly string[]) => void): Promise<() => void> {
    const stop = this.watchers.addAll(told);
    await this.listening();
    return stop;
  }

  async close(): Promise<void> {
    clearTimeout(this.telling);
    await this.connection?.close();
  }

  /** One connection for all who watch in this process, opened when the first one does. */
  private listening(): Promise<void> {
    this.connection ??= listenTo(this.database, this.channel, {
      onNotice: (payload) => this.watchers.tell(payload.split('\n')),
      onGap: () => this.watchers.tellAll(),
      onFault: this.onFault,
    });
    return this.connection.begun;
  }

  private gather(topics: string[]): void {
    for (const each of topics) this.changed.add(each);
    this.telling ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  private async flush(): Promise<void> {
    this.telling = undefined;
    const topics = [...this.changed];
    this.changed.clear();
    try {
      for (let at = 0; at < topics.length; at += TOPICS_AT_ONCE) {
        const payload = topics.slice(at, at + TOPICS_AT_ONCE).join('\n');
        await this.database.query('SELECT pg_notify($1, $2)', [this.channel, payload]);
      }
    } catch (error) {
      this.onFault(error as Error);
    }
  }
}
