import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

const REMEMBERED = 50_000;
/** Milliseconds. */
const LOOK_EVERY = 25;
const NOT_AGAIN_FOR = 10_000;

/**
 * Whoever holds a token has signed in, so accounts has told of them. Until that has come here, nothing that names their address
 * is theirs, and an empty list would look like the truth: their first request waits for it. Whoever was met once is never looked
 * up again.
 */
export class Met {
  private readonly met = new LRUCache<string, true>({ max: REMEMBERED });
  /** Waited for in vain: somebody is away, and what is there must do for a while. */
  private readonly missed = new LRUCache<string, true>({ max: REMEMBERED, ttl: NOT_AGAIN_FOR });
  private readonly meeting = new Map<string, Promise<void>>();

  /** @param isKnown  whether this service holds what accounts told of a person */
  constructor(
    private readonly isKnown: (personId: string) => Promise<boolean>,
    private readonly withinMs: number,
  ) {}

  /** Resolves once the person is known here, or nobody waits any longer; undefined: there is nothing to wait for. */
  meet(personId: string): Promise<void> | undefined {
    if (this.withinMs === 0 || this.met.has(personId) || this.missed.has(personId)) return undefined;
    let meeting = this.meeting.get(personId);
    if (!meeting) {
      // A database that does not answer is met by the request itself, if it needs it.
      meeting = this.untilKnown(personId)
        .catch(() => undefined)
        .finally(() => this.meeting.delete(personId));
      this.meeting.set(personId, meeting);
    }
    return meeting;
  }

  private async untilKnown(personId: string): Promise<void> {
    const until = performance.now() + this.withinMs;
    do {
      if (await this.isKnown(personId)) return void this.met.set(personId, true);
      await pause(LOOK_EVERY);
    } while (performance.now() < until);
    this.missed.set(personId, true);
  }
}
