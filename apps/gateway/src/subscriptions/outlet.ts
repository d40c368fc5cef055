import type { ServerResponse } from 'node:http';

/** How long a reader may leave what was written to it lying. */
const STUCK_MS = 30_000;

/**
 * Writes to one reader. While it does not read on, only the newest answer waits for it: each is whole, so none before it is missed.
 * Whoever reads nothing for half a minute is let go.
 */
export class Outlet {
  private waiting: string | undefined;
  private stuckSince: number | undefined;

  constructor(private readonly raw: ServerResponse) {
    raw.on('drain', () => {
      this.stuckSince = undefined;
      const next = this.waiting;
      this.waiting = undefined;
      if (next !== undefined) this.write(next);
    });
  }

  write(text: string): void {
    if (this.stuckSince !== undefined) this.waiting = text;
    else if (!this.raw.write(text)) this.stuckSince = performance.now();
  }

  /** A sign of life; and the moment to let go of whoever gives none. */
  beat(text: string): void {
    if (this.stuckSince === undefined) this.write(text);
    else if (performance.now() - this.stuckSince > STUCK_MS) this.raw.destroy();
  }

  end(text: string): void {
    if (this.stuckSince === undefined) this.raw.end(text);
    else this.raw.destroy();
  }
}
