import { SERVICES, whoHearsWhat, type ServiceName } from '@podium/contracts';
import type pg from 'pg';

/** What the operator gave besides the command's name. */
export interface EventsOptions {
  /** The service that listens. */
  service?: string | undefined;
  /** The service that tells. */
  from?: string | undefined;
  type?: string | undefined;
  /** ISO 8601; news told since then. */
  since?: string | undefined;
  all?: boolean | undefined;
  ids: string[];
}

/** What was asked for cannot be done; the message says why. */
export class CommandRefused extends Error {}

export interface FailedLine {
  service: ServiceName;
  id: string;
  type: string;
  tries: number;
  failedAt: Date;
  reason: string;
}

/** Schemas are names of our own list, never what somebody typed. */
function services(named: string | undefined): readonly ServiceName[] {
  if (named === undefined) return SERVICES;
  const found = SERVICES.find((each) => each === named);
  if (!found) throw new CommandRefused(`There is no service ${named}: ${SERVICES.join(', ')}.`);
  return [found];
}

/** What could not be handled, without what it says: that may be personal. */
export async function failed(db: pg.Client, { service, type }: EventsOptions): Promise<FailedLine[]> {
  const lines: FailedLine[] = [];
  for (const schema of services(service)) {
    const { rows } = await db.query<Omit<FailedLine, 'service'>>(
      `SELECT event_id AS id, type, tries, failed_at AS "failedAt", reason FROM ${schema}.failed_event
       WHERE $1::text IS NULL OR type = $1 ORDER BY failed_at`,
      [type ?? null],
    );
    lines.push(...rows.map((row) => ({ service: schema, ...row })));
  }
  return lines;
}

/** Asks to try again; the service does it within seconds. @returns how many */
export async function retry(db: pg.Client, { service, type, all, ids }: EventsOptions): Promise<number> {
  if (ids.length === 0 && !all) throw new CommandRefused('Say which: ids as `failed` lists them, or --all.');
  let asked = 0;
  for (const schema of services(service)) {
    const { rowCount } = await db.query(
      `UPDATE ${schema}.failed_event SET retry_at = clock_timestamp()
       WHERE ($1::text IS NULL OR type = $1) AND ($2 OR event_id::text = ANY($3::text[]))`,
      [type ?? null, all ?? false, ids],
    );
    asked += rowCount ?? 0;
  }
  return asked;
}

/**
 * Facts are told again from the beginning to a service; or news since an instant is sent again by a service, which has its
 * effect only where it had none.
 * @returns how many types, or how many events
 */
export async function replay(db: pg.Client, options: EventsOptions): Promise<number> {
  const { service, from, type, since } = options;
  if ((service === undefined) === (from === undefined)) {
    throw new CommandRefused(
      'Say to whom facts are told again (--service NAME), or whose news is sent again (--from NAME).',
    );
  }
  if (from !== undefined) return replayNews(db, from, type, since);
  const [schema] = services(service);
  const hears = [...whoHearsWhat.values()]
    .filter(({ kind, listeners }) => kind.sort === 'fact' && listeners.includes(schema as ServiceName))
    .map(({ kind }) => kind.type);
  if (type !== undefined && !hears.includes(type)) throw new CommandRefused(`${schema} hears no facts ${type}.`);
  const { rowCount } = await db.query(`DELETE FROM ${schema}.fact_cursor WHERE $1::text IS NULL OR type = $1`, [
    type ?? null,
  ]);
  return rowCount ?? 0;
}

async function replayNews(
  db: pg.Client,
  from: string,
  type: string | undefined,
  since: string | undefined,
): Promise<number> {
  const [schema] = services(from);
  if (since === undefined || Number.isNaN(Date.parse(since))) {
    throw new CommandRefused('Say since when: --since 2027-04-30T12:00:00Z. What was sent is kept for seven days.');
  }
  // What was blanked carried a secret, and cannot be sent again.
  const { rowCount } = await db.query(
    `UPDATE ${schema}.outbox SET sent_at = NULL, claimed_until = NULL
     WHERE sent_at IS NOT NULL AND committed_at >= $1 AND ($2::text IS NULL OR type = $2) AND payload <> '{}'`,
    [since, type ?? null],
  );
  return rowCount ?? 0;
}
