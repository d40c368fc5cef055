import { Inject, Injectable } from '@nestjs/common';
import { personV1 } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Facts } from '@podium/platform-facts';
import type { Address } from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import { isChosen, outweighs, type LocaleReason } from './locale-because.js';
import type { LocaleName } from './person.type.js';

export interface PersonRow {
  id: string;
  email: string;
  locale: LocaleName;
  localeBecause: LocaleReason;
  familyName: string | null;
  givenName: string | null;
  otherName: string | null;
  nameZh: string | null;
}

/** A language and who says that it is this person's. */
export interface SaidLocale {
  locale: LocaleName;
  because: LocaleReason;
}

const COLUMNS = `id, email, locale, locale_because AS "localeBecause", family_name AS "familyName",
  given_name AS "givenName", other_name AS "otherName", name_zh AS "nameZh"`;

@Injectable()
export class PersonRepository {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Facts) private readonly facts: Facts,
  ) {}

  async byId(id: string): Promise<PersonRow | null> {
    const [row] = await this.byIds([id]);
    return row ?? null;
  }

  byIds(ids: readonly string[]): Promise<PersonRow[]> {
    return this.database.query<PersonRow>(`SELECT ${COLUMNS} FROM person WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** The language in which whoever has this address reads letters; null when nobody knows. */
  async localeOf(tx: Pick<Tx, 'query'>, key: string): Promise<LocaleName | null> {
    const [row] = await tx.query<{ locale: LocaleName }>(
      `SELECT locale FROM person WHERE email_key = $1 AND locale_because <> 'nothing'`,
      [key],
    );
    return row?.locale ?? null;
  }

  /** The person with this address, registered now when nobody has it yet; what is said of the language is weighed. */
  async withAddress(tx: Tx, { written, key }: Address, said: SaidLocale): Promise<PersonRow> {
    const [made] = await tx.query<PersonRow>(
      `INSERT INTO person (id, email, email_key, locale, locale_because) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (email_key) DO NOTHING RETURNING ${COLUMNS}`,
      [uuidv7(), written, key, said.locale, said.because],
    );
    if (made) {
      await this.tell(tx, made, key);
      return made;
    }
    const [known] = await tx.query<PersonRow>(`SELECT ${COLUMNS} FROM person WHERE email_key = $1`, [key]);
    if (!known) throw new Error('an address was neither free nor anybody’s');
    const same = said.locale === known.locale && said.because === known.localeBecause;
    return !same && outweighs(said.because, known.localeBecause) ? this.speak(tx, known.id, said) : known;
  }

  /** The person's language from now on. */
  async speak(tx: Tx, id: string, { locale, because }: SaidLocale): Promise<PersonRow> {
    const [row] = await tx.query<PersonRow & { key: string }>(
      `UPDATE person SET locale = $2, locale_because = $3 WHERE id = $1 RETURNING ${COLUMNS}, email_key AS key`,
      [id, locale, because],
    );
    if (!row) throw new Error('nobody has this id');
    await this.tell(tx, row, row.key);
    return row;
  }

  async rename(tx: Tx, id: string, name: Pick<PersonRow, 'familyName' | 'givenName' | 'otherName' | 'nameZh'>) {
    const [row] = await tx.query<PersonRow>(
      `UPDATE person SET family_name = $2, given_name = $3, other_name = $4, name_zh = $5 WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, name.familyName, name.givenName, name.otherName, name.nameZh],
    );
    if (!row) throw new Error('nobody has this id');
    return row;
  }

  /** States as facts those who were registered before there were facts. */
  async tellUntold(): Promise<void> {
    const tellSome = () =>
      this.database.transaction(async (tx) => {
        const untold = await tx.query<PersonRow & { key: string }>(
          `SELECT ${COLUMNS}, email_key AS key FROM person p
           WHERE NOT EXISTS (SELECT FROM fact f WHERE f.type = $1 AND f.key = p.id::text) LIMIT 500`,
          [personV1.type],
        );
        for (const row of untold) await this.tell(tx, row, row.key);
        return untold.length;
      });
    while ((await tellSome()) > 0);
  }

  private async tell(tx: Tx, { id, locale, localeBecause }: PersonRow, key: string): Promise<void> {
    await this.facts.put(tx, personV1, { personId: id, addresses: [key], locale, chosen: isChosen(localeBecause) });
  }
}
