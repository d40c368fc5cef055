const FIRST_MS = 250;
const LONGEST_MS = 60_000;

/** While the server is away, asking it for every letter helps nobody: wait, each time twice as long. */
export class Pause {
  private until = 0;
  private nextMs = FIRST_MS;

  get holds(): boolean {
    return this.leftMs > 0;
  }

  get leftMs(): number {
    return Math.max(0, this.until - Date.now());
  }

  /** Several connections notice at once; that counts once. */
  begin(): void {
    if (this.holds) return;
    this.until = Date.now() + this.nextMs;
    this.nextMs = Math.min(this.nextMs * 2, LONGEST_MS);
  }

  /** The server answered. */
  end(): void {
    this.until = 0;
    this.nextMs = FIRST_MS;
  }
}
