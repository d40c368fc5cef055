import type { ServiceKeys } from '@podium/platform-config';
import { v7 as uuidv7 } from 'uuid';
import type { LetterQueue, Outcome, TakenLetter } from '../letter/letter-queue.js';
import { opened } from '../letter/sealed-params.js';
import { render } from '../templates/render.js';
import { NotDelivered, type Carrier } from './carrier.js';
import { lapsedOutcome, outcomeOf } from './outcome.js';
import { Pause } from './pause.js';

export interface SenderLimits {
  /** How long a letter in hand is this sender's without a sign of life. */
  leaseMs: number;
  /** How long one try may take at most. */
  tryMs: number;
  /** How often it looks for letters that nobody nudged about: retries, and what a killed process left behind. */
  sweepMs: number;
}

export const SENDER_LIMITS: SenderLimits = { leaseMs: 15_000, tryMs: 300_000, sweepMs: 1_000 };

/** How long a carrier may take to say how far it came, once its try was ended. */
const SETTLING_MS = 1_000;

export interface SenderHooks {
  /** Something of ours failed: the database is away, a template threw. */
  fault(error: Error): void;
  /** A letter was not delivered; without personal data. */
  hindered?(letter: Pick<TakenLetter, 'id' | 'kind'>, problem: NotDelivered): void;
}

/** Sends the letters of the queue. Several may run, in several processes: each letter is in the hands of one. */
export class Sender {
  private readonly id = uuidv7();
  private readonly inHand = new Map<string, { ending: AbortController; done: Promise<void> }>();
  private outcomes: Outcome[] = [];
  private readonly pause = new Pause();
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<void> | undefined;
  private sweeping: Promise<void> | undefined;
  private again = false;
  private stopped = true;
  private renewedAt = 0;

  constructor(
    private readonly queue: LetterQueue,
    private readonly carrier: Carrier,
    private readonly hooks: SenderHooks,
    /** Opens what only the mailer may read. */
    private readonly keys: Pick<ServiceKeys, 'open'>,
    private readonly limits: SenderLimits = SENDER_LIMITS,
  ) {}

  start(): void {
    this.stopped = false;
    this.renewedAt = Date.now();
    this.timers.push(
      setInterval(() => this.sweep(), this.limits.sweepMs),
      setInterval(() => void this.renew(), this.limits.leaseMs / 4),
    );
    this.sweep();
  }

  /** There may be letters: look now. Before the start and after the end it does nothing. */
  nudge(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  /** Takes no more letters, lets those in hand arrive for a while, and writes down what came of them. */
  async stop(graceMs = 5_000): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all([this.sweeping, this.running]);
    const ending = setTimeout(() => this.endAll(), graceMs);
    await Promise.all([...this.inHand.values()].map(({ done }) => done));
    clearTimeout(ending);
    await this.recordOutcomes().catch(this.hooks.fault);
    this.carrier.close();
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.recordOutcomes();
        await this.fill();
      } catch (error) {
        // The database is away: what is queued is safe, outcomes are kept here, the next sweep tries again.
        this.hooks.fault(error as Error);
        return;
      }
    }
  }

  private async fill(): Promise<void> {
    while (!this.stopped && !this.pause.holds) {
      const room = this.carrier.capacity - this.inHand.size;
      // Not one by one: a statement for each letter would cost more than the letter.
      if (room < this.carrier.capacity / 2) return;
      const letters = await this.queue.take(this.id, room, this.limits.leaseMs);
      if (this.inHand.size === 0) this.renewedAt = Date.now();
      for (const letter of letters) this.dispatch(letter);
      if (letters.length < room) return;
    }
  }

  private dispatch(letter: TakenLetter): void {
    const ending = new AbortController();
    const late = setTimeout(() => ending.abort(), this.limits.tryMs);
    const done = this.attempt(letter, ending.signal).then((outcome) => {
      clearTimeout(late);
      this.outcomes.push(outcome);
      this.nudge();
    });
    this.inHand.set(letter.id, { ending, done });
  }

  /** Never rejects: whatever happens is an outcome. */
  private async attempt(letter: TakenLetter, signal: AbortSignal): Promise<Outcome> {
    try {
      const { recipient, locale, messageId } = letter;
      const mail = { ...render(opened(letter, this.keys)), recipient, locale, messageId };
      await settled(this.carrier.send(mail, signal), signal);
      this.pause.end();
      return outcomeOf(letter, null, 0);
    } catch (error) {
      if (!(error instanceof NotDelivered)) {
        this.hooks.fault(error as Error);
        return outcomeOf(letter, new NotDelivered('refused', 'it cannot be written'), 0);
      }
      this.hooks.hindered?.(letter, error);
      if (error.hindrance === 'away') this.pause.begin();
      else this.pause.end();
      return error.hindrance === 'in-doubt'
        ? this.afterDoubt(letter, error)
        : outcomeOf(letter, error, this.pause.leftMs);
    }
  }

  /** Where the carrier can tell, nothing stays in doubt. */
  private async afterDoubt(letter: TakenLetter, problem: NotDelivered): Promise<Outcome> {
    try {
      return this.carrier.accepted ? await lapsedOutcome(letter, this.carrier) : outcomeOf(letter, problem, 0);
    } catch (error) {
      this.hooks.fault(error as Error);
      return outcomeOf(letter, problem, 0);
    }
  }

  private async recordOutcomes(): Promise<void> {
    const made = this.outcomes;
    if (made.length === 0) return;
    this.outcomes = [];
    try {
      await this.queue.record(this.id, made);
    } catch (error) {
      this.outcomes = [...made, ...this.outcomes];
      throw error;
    }
    for (const { id } of made) this.inHand.delete(id);
  }

  private sweep(): void {
    if (this.stopped) return;
    this.sweeping ??= this.sweepOnce().finally(() => (this.sweeping = undefined));
  }

  private async sweepOnce(): Promise<void> {
    try {
      await this.queue.giveUpOverdue();
      const lapsed = await this.queue.takeLapsed(this.id, this.limits.leaseMs);
      if (lapsed.length > 0) {
        const outcomes = await Promise.all(lapsed.map((letter) => lapsedOutcome(letter, this.carrier)));
        await this.queue.record(this.id, outcomes);
      }
    } catch (error) {
      this.hooks.fault(error as Error);
    }
    this.nudge();
  }

  private async renew(): Promise<void> {
    const begun = Date.now();
    // Somebody else may soon believe us dead: hand nothing over any more. Also after the machine has slept.
    if (this.inHand.size > 0 && begun - this.renewedAt > this.limits.leaseMs * 0.8) this.endAll();
    try {
      if (this.inHand.size > 0) await this.queue.renew(this.id, [...this.inHand.keys()], this.limits.leaseMs);
      this.renewedAt = begun;
    } catch (error) {
      this.hooks.fault(error as Error);
    }
  }

  private endAll(): void {
    for (const { ending } of this.inHand.values()) ending.abort();
  }
}

/** What a carrier says of a letter. @throws {NotDelivered} in doubt, too, for one that says nothing although its try was ended */
function settled(sending: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let silent: NodeJS.Timeout | undefined;
    const ended = () => {
      silent = setTimeout(() => reject(new NotDelivered('in-doubt', 'no answer in time')), SETTLING_MS);
    };
    signal.addEventListener('abort', ended, { once: true });
    const over = () => {
      clearTimeout(silent);
      signal.removeEventListener('abort', ended);
    };
    sending.finally(over).then(resolve, reject);
  });
}
