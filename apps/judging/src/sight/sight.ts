import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database, type TransactionOptions, type Tx } from '@podium/platform-database';

const READER = 'podium.reader';
/** Belongs to no person, so nothing is barred from it; what nobody may see, policies must refuse. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What the service does on its own account sees every row; a statement outside a transaction sees none. See ADR 15. */
export const SERVICE_SEES = { [READER]: 'service' };

/** For a transaction on behalf of whoever asks: rows of entries that this person is barred from are not there. */
export const seenBy = ({ caller }: RequestContext): TransactionOptions => ({
  settings: { [READER]: caller?.personId ?? NOBODY },
});

/** From here on the transaction sees what whoever asks may see. */
export async function seeAs(tx: Tx, { caller }: RequestContext): Promise<void> {
  await tx.execute(`SELECT set_config('podium.reader', $1, true)`, [caller?.personId ?? NOBODY]);
}

export interface Counted {
  count: number;
}

/** Reads of dossiers, assignments, sheets, standings and what is counted of them, on behalf of somebody. */
@Injectable()
export class Sight {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Runs reads together. Ask for the caller's appointments before: within, they would wait for a second connection. */
  read<T>(context: RequestContext, work: (tx: Pick<Tx, 'query'>) => Promise<T>): Promise<T> {
    return this.database.transaction(work, { ...seenBy(context), readOnly: true });
  }

  /** How many rows a list has for whoever asks: counted under the same sight as its rows. */
  async count(context: RequestContext, work: (tx: Pick<Tx, 'query'>) => Promise<Counted[]>): Promise<number> {
    const [row] = await this.read(context, work);
    return row?.count ?? 0;
  }
}
