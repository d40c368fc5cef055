import { toldFact, type FactKind, type ToldFact } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import type { FactDigest } from './fact-source.js';
import type { AskFact, Listening } from '@podium/platform-outbox';

/** One fact as a listener is told it, live or again. */
export interface Told<Body> {
  key: string;
  version: number;
  ended: boolean;
  body: Body;
}

/** What a service keeps of another's facts. */
export interface Copy extends Listening {
  /** Selects DIGEST from the key and version of what is held, from the rows themselves: whoever loses rows is told again. */
  held(tx: Tx): Promise<FactDigest[]>;
  /** Whether anything is held of this key; only where somebody waits for it. */
  knows?(db: Pick<Tx, 'query'>, key: string): Promise<boolean>;
}

export interface CopyOf<Body, Ready> {
  /** See Copy. */
  held(tx: Tx): Promise<FactDigest[]>;
  /** See Copy. */
  knows?(db: Pick<Tx, 'query'>, key: string): Promise<boolean>;
  /** Fetches what is needed besides, e.g. a document, before a transaction is open. It is done again when it fails. */
  prepare?(fact: Told<Body>): Promise<Ready>;
  /**
   * Writes the copy when the version is newer than what is held, `ON CONFLICT … WHERE excluded.version > …`; anything else that
   * follows from it only then. It may be told the same again, and the older after the newer.
   */
  keep(tx: Tx, fact: Told<Body>, ready: Ready): Promise<void>;
}

/** States how the facts of one kind are copied here. */
export function copy<Body, Ready = undefined>(
  kind: FactKind<Body>,
  { held, knows, prepare, keep }: CopyOf<Body, Ready>,
): Copy {
  return {
    type: kind.type,
    held,
    ...(knows ? { knows } : {}),
    async read(payload: unknown, ask: AskFact): Promise<unknown> {
      const given = toldFact.parse(payload);
      const { key, version, ended, body } = given.body === undefined ? await asked(kind.type, given, ask) : given;
      const fact: Told<Body> = { key, version, ended, body: kind.body.parse(body) };
      return { fact, ready: await prepare?.(fact) };
    },
    handle: (tx, read) => {
      const { fact, ready } = read as { fact: Told<Body>; ready: Ready };
      return keep(tx, fact, ready);
    },
  };
}

/** The body was too long to come along. What the teller says now is at least as new. */
async function asked(type: string, { key }: ToldFact, ask: AskFact): Promise<ToldFact> {
  const found = await ask(type, key);
  if (!found) throw new Error(`${type} ${key} is not known to its teller`);
  return toldFact.parse(found);
}

export const isCopy = (listening: Listening): listening is Copy => 'held' in listening;
