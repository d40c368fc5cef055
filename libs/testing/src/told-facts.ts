import { createHash } from 'node:crypto';
import type { FactKind, ToldFact } from '@podium/contracts';
import type { FactDigest, FactPage, FactSource } from '@podium/platform-facts';

type Known = Required<ToldFact> & { sequence: number };

/** What the other services know, when a test speaks for them all. */
export class ToldFacts implements FactSource {
  private readonly types = new Map<string, Map<string, Known>>();
  private sequence = 0;

  /** States a fact anew. @returns how it is told */
  put<Body>(kind: FactKind<Body>, body: Body, { ended = false, version = 0 } = {}): Required<ToldFact> {
    // What is told travels as JSON, so it does here.
    const given = JSON.parse(JSON.stringify(body)) as Body;
    const facts = this.types.get(kind.type) ?? new Map<string, Known>();
    this.types.set(kind.type, facts);
    const key = kind.keyOf(given);
    const known = facts.get(key);
    const hash = createHash('sha256').update(JSON.stringify(given)).digest('hex');
    const told = { key, version: version || (known?.version ?? 0) + 1, ended, hash, body: given as unknown };
    if (!known || known.version < told.version) facts.set(key, { ...told, sequence: ++this.sequence });
    return told;
  }

  digest(type: string): Promise<FactDigest> {
    const facts = this.of(type);
    const sum = facts.reduce((all, { key, version }) => {
      const md5 = createHash('md5').update(`${key} ${version}`).digest('hex');
      return all + BigInt(`0x${md5.slice(0, 15)}`);
    }, 0n);
    return Promise.resolve({ count: facts.length, sum: String(sum) });
  }

  page(type: string, after: number): Promise<FactPage> {
    return Promise.resolve({ facts: this.of(type).filter(({ sequence }) => sequence > after), next: null });
  }

  one(type: string, key: string): Promise<Required<ToldFact> | null> {
    return Promise.resolve(this.types.get(type)?.get(key) ?? null);
  }

  private of(type: string): Known[] {
    return [...(this.types.get(type)?.values() ?? [])].sort((a, b) => a.sequence - b.sequence);
  }
}
