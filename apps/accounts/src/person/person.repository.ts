import { Inject, Injectable } from '@nestjs/common';
import { personV1 } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
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
    @Inject(Facts) private readonly facts: Facts,
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
      await this.facts.put(tx, personV1, { personId: id, addresses: [key], locale });
      return made;
    }
    const [known] = await tx.query<PersonRow>(`SELECT ${COLUMNS} FROM person WHERE email_key = $1`, [key]);
    return known as PersonRow;
  }

  /** States as facts those who were registered before there were facts. */
  async tellUntold(): Promise<void> {
    const tellSome = () =>
      this.database.transaction(async (tx) => {
        const untold = await tx.query<{ id: string; key: string; locale: LocaleName }>(
          `SELECT id, email_key AS key, locale FROM person p
           WHERE NOT EXISTS (SELECT FROM fact f WHERE f.type = $1 AND f.key = p.id::text) LIMIT 500`,
          [personV1.type],
        );
        for (const { id, key, locale } of untold)
          await this.facts.put(tx, personV1, { personId: id, addresses: [key], locale });
        return untold.length;
      });
    while ((await tellSome()) > 0);
  }

  async rename(tx: Tx, id: string, name: Pick<PersonRow, 'familyName' | 'givenName' | 'otherName' | 'nameZh'>) {
    const [row] = await tx.query<PersonRow>(
      `UPDATE person SET family_name = $2, given_name = $3, other_name = $4, name_zh = $5 WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, name.familyName, name.givenName, name.otherName, name.nameZh],
    );
    return row as PersonRow;
  }
}
