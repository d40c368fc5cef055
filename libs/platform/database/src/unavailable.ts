/**
 * The database cannot do this at the moment: it is away, going down, out of room or too slow. It is nobody's mistake, and to be tried
 * again; `extensions` says so to whoever answers GraphQL. What was acknowledged before is kept.
 */
export class Unavailable extends Error {
  readonly extensions = { code: 'UNAVAILABLE' };
  readonly text = {
    en: 'Podium cannot do this just now. Try again a little later.',
    zhHant: '系統暫時未能處理，請稍後再試。',
    zhHans: '系统暂时无法处理，请稍后再试。',
  };

  constructor(override readonly cause: unknown) {
    super('Podium cannot do this just now. Try again a little later.');
    this.name = 'Unavailable';
  }
}

// Classes of SQLSTATE: connection exception, insufficient resources (a full disk is 53100). Then: the server is going down or coming
// up, a statement or lock took too long, the disk failed.
const CLASSES = new Set(['08', '53']);
const SQLSTATES = new Set(['57P01', '57P02', '57P03', '57P05', '57014', '55P03', '25P03', '58030']);
const SYSTEM = /^E(CONN|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOST|NET)/;
// The driver's own, which carry no code.
const DRIVER =
  /^(Connection terminated|timeout (exceeded when trying to connect|expired)|Query read timeout|Cannot use a pool after|Client (has encountered a connection error|was closed) and is not queryable)/;

/** Whether this error says that the database cannot do its work at the moment, rather than that the work is wrong. */
export function saysUnavailable(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    CLASSES.has(code.length === 5 ? code.slice(0, 2) : '') ||
    SQLSTATES.has(code) ||
    SYSTEM.test(code) ||
    DRIVER.test(message)
  );
}
