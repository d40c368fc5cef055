import { Inject, Injectable } from '@nestjs/common';
import { editionOpenedV1, type EventText } from '@podium/contracts';
import { Database } from '@podium/platform-database';
import { on, type Listening } from '@podium/platform-outbox';
import type { LocaleName } from '../person/person.type.js';

/** What accounts knows of an edition. */
export interface KnownEdition {
  locale: LocaleName;
  categoryCodes: string[];
}

const PATIENCE_MS = 2_000;
const LOOK_AGAIN_MS = 100;

/** Which editions and categories there are: a copy of what the registrations service says. */
@Injectable()
export class Editions {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * An edition, with some patience: whoever has just opened one appoints people to it at once, and the news of it may still be
   * on its way here. Holds no connection while it waits.
   */
  async known(code: string, categoryCode: string | null): Promise<KnownEdition | null> {
    for (const until = Date.now() + PATIENCE_MS; ;) {
      const [edition] = await this.database.query<KnownEdition>(
        'SELECT locale, category_codes AS "categoryCodes" FROM edition WHERE code = $1',
        [code],
      );
      const there = edition && (categoryCode === null || edition.categoryCodes.includes(categoryCode));
      if (there) return edition;
      if (Date.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}

/** A higher revision replaces a lower one. */
export const editionListening: Listening = on(editionOpenedV1, async (tx, { edition, revision }) => {
  await tx.execute(
    `INSERT INTO edition (code, revision, locale, category_codes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, locale = excluded.locale,
       category_codes = excluded.category_codes
     WHERE edition.revision < excluded.revision`,
    [edition.code, revision, languageOf(edition.name), edition.categories.map(({ code }) => code)],
  );
});

/** The language to write in to somebody of whom nothing is known: English where the edition has an English name. */
const languageOf = ({ en, zhHant }: EventText): LocaleName => (en ? 'en' : zhHant ? 'zhHant' : 'zhHans');
