/**
 * What the arithmetic cannot say of this input. Thrown instead of returning NaN, clipping, or silently dropping data.
 *
 * `refused` is the stable name that programs switch on (PascalCase, the fact: `JudgingIslands`, `Infeasible`);
 * `because` is one English sentence for a person; `facts` are plain JSON values that let the reader act on it.
 */
export class NotComputable extends Error {
  override readonly name = 'NotComputable';

  constructor(
    readonly refused: string,
    readonly because: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(`${refused}: ${because}`);
  }

  /** The shape the command-line tool prints with exit code 3. */
  toJSON(): Record<string, unknown> {
    return { ...this.facts, refused: this.refused, because: this.because };
  }
}

/** @throws {NotComputable} always */
export function refuse(refused: string, because: string, facts: Record<string, unknown> = {}): never {
  throw new NotComputable(refused, because, facts);
}
