import { LruCache } from '@podium/platform-graphql';

export interface CachedAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** An answer and for how many seconds it may be kept; undefined seconds: not at all. */
export interface FreshAnswer {
  answer: CachedAnswer;
  seconds: number | undefined;
}

interface Entry {
  answer: CachedAnswer;
  /** Milliseconds of `now`. */
  until: number;
  renewing: Promise<CachedAnswer> | undefined;
}

/** Answers to public questions, as bytes, under the exact text of the question. */
export class ResponseCache {
  private readonly entries: LruCache<string, Entry>;

  constructor(
    capacity: number,
    /** The longest question and answer worth keeping, in characters and bytes together. */
    private readonly largest = 262_144,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.entries = new LruCache(capacity);
  }

  /** The answer while it is fresh. */
  find(question: string): CachedAnswer | undefined {
    const entry = this.entries.get(question);
    return entry && entry.until > this.now() ? entry.answer : undefined;
  }

  /** Answers anew. Of many who ask the same when an answer has just gone stale, one does the work and the others wait. */
  async renew(question: string, work: () => Promise<FreshAnswer>): Promise<CachedAnswer> {
    const entry = this.entries.get(question);
    if (!entry) return this.keep(question, await work());
    if (!entry.renewing) {
      const forget = () => void (entry.renewing = undefined);
      entry.renewing = work().then((fresh) => this.keep(question, fresh));
      entry.renewing.then(forget, forget);
    }
    return entry.renewing;
  }

  private keep(question: string, { answer, seconds }: FreshAnswer): CachedAnswer {
    if (seconds !== undefined && question.length + answer.body.length <= this.largest) {
      this.entries.set(question, { answer, until: this.now() + seconds * 1000, renewing: undefined });
    }
    return answer;
  }
}
