import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { derivedSecret, type Settings } from '@podium/platform-config';
import { Database, type Tx } from '@podium/platform-database';
import { SECRET, SETTINGS } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';

export interface Session {
  id: string;
  personId: string;
}

/** Sessions outlive tokens. The renewal secret follows from the session's id, so that nothing secret is stored. */
@Injectable()
export class Sessions {
  private readonly key: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SECRET) secret: string,
  ) {
    this.key = derivedSecret(secret, 'session-renewal');
  }

  async begin(tx: Tx, personId: string): Promise<Session> {
    const id = uuidv7();
    await tx.execute(
      'INSERT INTO session (id, person_id, expires_at) VALUES ($1, $2, clock_timestamp() + make_interval(days => $3))',
      [id, personId, this.settings.SESSION_DAYS],
    );
    return { id, personId };
  }

  renewal(session: Session): string {
    return `${session.id}.${this.signature(session.id)}`;
  }

  /** The live session that this renewal belongs to. */
  async byRenewal(renewal: string): Promise<Session | null> {
    const [id = '', signature = ''] = renewal.split('.');
    const expected = Buffer.from(this.signature(id));
    const given = Buffer.from(signature);
    if (!isUuid(id) || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [row] = await this.database.query<Session>(
      `SELECT id, person_id AS "personId" FROM session
       WHERE id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()`,
      [id],
    );
    return row ?? null;
  }

  async end(tx: Tx, id: string): Promise<boolean> {
    return (
      (await tx.execute('UPDATE session SET ended_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL', [id])) ===
      1
    );
  }

  private signature(id: string): string {
    return createHmac('sha256', this.key).update(id).digest('base64url');
  }
}
