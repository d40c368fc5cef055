import { LRUCache } from 'lru-cache';

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

export interface ResponseCacheOptions {
  /** How many answers; 1,000 when absent. */
  answers?: number;
  /** Of all questions and answers together; 64 MiB when absent. */
  bytes?: number;
  /** The largest question and answer worth keeping; an eighth of all when absent. */
  largestBytes?: number;
  /** Told how large an answer was that could have been kept and is too large. */
  onTooLarge?: (bytes: number) => void;
  now?: () => number;
}

/** How long a stale answer stays, so that of many who ask again one does the work. */
const STALE_MS = 30_000;

/** Answers to public questions, as bytes, under the exact text of the question. Bounded in number, bytes and time. */
export class ResponseCache {
  private readonly entries: LRUCache<string, Entry>;
  private readonly largest: number;
  private readonly now: () => number;
  private readonly onTooLarge: (bytes: number) => void;
  private purgedAt: number;

  constructor(options: ResponseCacheOptions = {}) {
    const { answers = 1000, bytes = 67_108_864 } = options;
    this.largest = options.largestBytes ?? bytes / 8;
    this.now = options.now ?? (() => performance.now());
    this.onTooLarge = options.onTooLarge ?? (() => undefined);
    this.purgedAt = this.now();
    this.entries = new LRUCache({
      max: answers,
      maxSize: bytes,
      sizeCalculation: ({ answer }, question) => sizeOf(question, answer),
    });
  }

  /** The answer while it is fresh. */
  find(question: string): CachedAnswer | undefined {
    const entry = this.entries.get(question);
    return entry && entry.until > this.now() ? entry.answer : undefined;
  }

  /** Answers anew. Of many who ask the same when an answer has just gone stale, one does the work and the others wait. */
  async renew(question: string, work: () => Promise<FreshAnswer>): Promise<CachedAnswer> {
    this.forgetStale();
    const entry = this.entries.get(question);
    if (!entry) return this.keep(question, await work());
    if (!entry.renewing) {
      const forget = () => void (entry.renewing = undefined);
      entry.renewing = work().then((fresh) => this.keep(question, fresh));
      entry.renewing.then(forget, forget);
    }
    return entry.renewing;
  }

  /** Of what is kept now. */
  get bytes(): number {
    return this.entries.calculatedSize;
  }

  private keep(question: string, { answer, seconds }: FreshAnswer): CachedAnswer {
    if (seconds === undefined) return answer;
    const bytes = sizeOf(question, answer);
    if (bytes > this.largest) this.onTooLarge(bytes);
    else this.entries.set(question, { answer, until: this.now() + seconds * 1000, renewing: undefined });
    return answer;
  }

  private forgetStale(): void {
    const now = this.now();
    if (now - this.purgedAt < STALE_MS / 3) return;
    this.purgedAt = now;
    for (const [question, { until, renewing }] of this.entries.entries()) {
      if (until + STALE_MS <= now && !renewing) this.entries.delete(question);
    }
  }
}

function sizeOf(question: string, { body }: CachedAnswer): number {
  return question.length + body.length + 200;
}
