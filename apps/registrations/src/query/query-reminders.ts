import { Inject, Injectable } from '@nestjs/common';
import { entrantAskedV1 } from '@podium/contracts';
import type { Settings } from '@podium/platform-config';
import { Database, type Tx } from '@podium/platform-database';
import { Outbox } from '@podium/platform-outbox';
import { BACKGROUND, LOGGER, SETTINGS, type Running } from '@podium/platform-service';
import type { Logger } from '@podium/platform-telemetry';
import { Editions, type OpenedCategory } from '../edition/editions.js';
import { placeOf } from '../entry/entry-place.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { contactsOf } from '../team/roster.js';
import { TeamRepository } from '../team/team.repository.js';
import type { Roster } from '../team/team.type.js';
import { namesOf } from './given-query.js';
import { QueryRepository, type QueryRow } from './query.repository.js';

const LOOK_EVERY_MS = 60_000;
const AT_ONCE = 50;

/** Reminds entrants of what the office waits for. The rows are the queue: a process that is killed leaves them as they were. */
@Injectable()
export class QueryReminders {
  private looking: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(BACKGROUND) private readonly database: Database,
    @Inject(QueryRepository) private readonly queries: QueryRepository,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): Running {
    const look = () => {
      this.looking = this.looking
        .then(() => this.remind())
        .catch((error: unknown) => this.logger.error({ err: error }, 'entrants cannot be reminded of questions'));
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS).unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await this.looking;
      },
    };
  }

  /** Tells of all that is due within the time set, each once. */
  async remind(): Promise<void> {
    for (let told = AT_ONCE; told === AT_ONCE;) {
      told = await this.database.transaction(async (tx) => {
        const due = await this.queries.takeDue(tx, this.settings.QUERY_REMINDED_HOURS_BEFORE, AT_ONCE);
        for (const query of due) await this.tell(tx, query);
        return due.length;
      });
    }
  }

  private async tell(tx: Tx, { entryId, fields, question, dueAt }: QueryRow): Promise<void> {
    const entry = await this.entries.kept(tx, entryId);
    const team = await this.teams.held(tx, null, entry.teamId);
    const opened = await this.editions.current(entry.editionCode, tx);
    await this.outbox.add(tx, entrantAskedV1, {
      ...placeOf(entry, entry.title),
      // What was submitted has a roster.
      contacts: contactsOf(team, entry.roster as Roster),
      occasion: 'reminded',
      question,
      fieldNames: namesOf(opened?.category(entry.categoryCode) as OpenedCategory, fields),
      dueAt: dueAt.toISOString(),
      reason: null,
    });
  }
}
