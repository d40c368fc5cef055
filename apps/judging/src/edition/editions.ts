import { Inject, Injectable } from '@nestjs/common';
import { editionFrom, type EditionDefinition } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { Documents } from '@podium/platform-storage';
import type { Edition } from '@podium/programmes';
import { LRUCache } from 'lru-cache';

/** Parsed editions that are remembered: some megabytes each. */
const MOST_PARSED = 16;

interface EditionRow {
  version: number;
  definition: string;
  calendar: unknown[];
}

/** Editions as the registrations service last told of them. */
@Injectable()
export class Editions {
  // A definition is some hundred kilobytes; it is parsed once per version, not once per request.
  private readonly read = new LRUCache<string, { version: number; edition: Edition }>({ max: MOST_PARSED });

  constructor(@Inject(Documents) private readonly documents: Documents) {}

  async byCode(tx: Pick<Tx, 'query'>, code: string): Promise<Edition | null> {
    const [row] = await tx.query<EditionRow>(
      'SELECT version, definition_hash AS definition, calendar FROM edition WHERE code = $1 AND NOT ended',
      [code],
    );
    if (!row) return null;
    const known = this.read.get(code);
    if (known?.version === row.version) return known.edition;
    const edition = editionFrom(await this.documents.json<EditionDefinition>(row.definition), row.calendar);
    this.read.set(code, { version: row.version, edition });
    return edition;
  }
}
