import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@podium/platform-database';
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
        'SELECT locale, category_codes AS "categoryCodes" FROM edition WHERE code = $1 AND NOT ended',
        [code],
      );
      const there = edition && (categoryCode === null || edition.categoryCodes.includes(categoryCode));
      if (there) return edition;
      if (Date.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}
