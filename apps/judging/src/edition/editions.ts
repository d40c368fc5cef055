import { Injectable } from '@nestjs/common';
import type { Tx } from '@podium/platform-database';
import type { Edition } from '@podium/programmes';

/** Editions as the registrations service last told of them. */
@Injectable()
export class Editions {
  // A definition is some hundred kilobytes; it is parsed once per revision, not once per request.
  private readonly read = new Map<string, { revision: number; edition: Edition }>();

  async byCode(tx: Pick<Tx, 'query'>, code: string): Promise<Edition | null> {
    const [row] = await tx.query<{ revision: number }>('SELECT revision FROM edition WHERE code = $1', [code]);
    if (!row) return null;
    const known = this.read.get(code);
    if (known?.revision === row.revision) return known.edition;
    const [full] = await tx.query<{ revision: number; definition: Edition }>(
      'SELECT revision, definition FROM edition WHERE code = $1',
      [code],
    );
    if (!full) return null;
    this.read.set(code, { revision: full.revision, edition: full.definition });
    return full.definition;
  }
}
