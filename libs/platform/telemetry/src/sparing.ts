import { safeError } from './logger.js';

const EVERY_MS = 60_000;
/** Kinds of errors that are told apart; beyond them the oldest is forgotten, and told again at once when it comes back. */
const KINDS = 200;

/**
 * Passes an error on at once when it is new, and at most once a minute while it goes on: a server that is away fails every second, on
 * every connection.
 * @param tell  gets the error, and how many like it were kept back since the one before
 */
export function sparing(tell: (error: Error, keptBack: number) => void, now: () => number = Date.now) {
  const told = new Map<string, { at: number; keptBack: number }>();
  return (error: Error): void => {
    const { type, code, sqlstate, message } = safeError(error);
    const kind = [type, code ?? sqlstate, message].join(' ');
    const before = told.get(kind);
    if (before && now() - before.at < EVERY_MS) {
      before.keptBack++;
      return;
    }
    told.delete(kind);
    if (told.size >= KINDS) told.delete(told.keys().next().value as string);
    told.set(kind, { at: now(), keptBack: 0 });
    tell(error, before?.keptBack ?? 0);
  };
}
