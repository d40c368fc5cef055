import { Inject, Injectable } from '@nestjs/common';
import { personRegisteredV1 } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Outbox } from '@podium/platform-outbox';
import type { Address } from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import type { LocaleName } from './person.type.js';

export interface PersonRow {
  id: string;
  email: string;
  locale: LocaleName;
  familyName: string | null;
  givenName: string | null;
  otherName: string | null;
  nameZh: string | null;
}

const COLUMNS = `id, email, locale, family_name AS "familyName", given_name AS "givenName", other_name AS "otherName",
  name_zh AS "nameZh"`;

@Injectable()
export class PersonRepository {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async byId(id: string): Promise<PersonRow | null> {
    const [row] = await this.database.query<PersonRow>(`SELECT ${COLUMNS} FROM person WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** The person with this address, registered now when nobody has it yet. */
  async withAddress(tx: Tx, { written, key }: Address, locale: LocaleName): Promise<PersonRow> {
    const id = uuidv7();
    const [made] = await tx.query<PersonRow>(
      `INSERT INTO person (id, email, email_key, locale) VALUES ($1, $2, $3, $4)
       ON CONFLICT (email_key) DO NOTHING RETURNING ${COLUMNS}`,
      [id, written, key, locale],
    );
    if (made) {
      await this.outbox.add(tx, personRegisteredV1, { personId: id, email: key, locale });
      return made;
    }
    const [known] = await tx.query<PersonRow>(`SELECT ${COLUMNS} FROM person WHERE email_key = $1`, [key]);
    return known as PersonRow;
  }

  async rename(tx: Tx, id: string, name: Pick<PersonRow, 'familyName' | 'givenName' | 'otherName' | 'nameZh'>) {
    const [row] = await tx.query<PersonRow>(
      `UPDATE person SET family_name = $2, given_name = $3, other_name = $4, name_zh = $5 WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, name.familyName, name.givenName, name.otherName, name.nameZh],
    );
    return row as PersonRow;
  }
}
