import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '@podium/platform-config';
import { Database } from '@podium/platform-database';
import { topic } from '@podium/platform-graphql';
import { BACKGROUND, Changes, LOGGER, SETTINGS, type Running } from '@podium/platform-service';
import { Documents, Quarantine, sha256Of, StoreAway } from '@podium/platform-storage';
import type { Logger } from '@podium/platform-telemetry';
import { v7 as uuidv7 } from 'uuid';
import { Editions } from '../edition/editions.js';
import { UploadRepository } from '../upload/upload.repository.js';
import { ScannerAway } from './clamav.js';
import type { Fault, Found } from './finding.js';
import { InspectingThread } from './inspecting-thread.js';
import { InspectionQueue, SAY_EVERY_MS, type Waiting } from './inspection-queue.js';
import type { Verdict } from './inspect.js';

/** Another process may have left something, or have been killed over it. */
const LOOK_EVERY_MS = 5_000;
const TIDY_EVERY_MS = 600_000;
/** How often a file may bring the inspecting thread down. */
const MOST_TRIES = 3;
/** How long it is waited for a store or a scanner that is away. */
const AWAY_SECONDS = 15;

/**
 * Looks into what has come in, in the order in which it came, and keeps or refuses it. The table is the queue: a process that is killed
 * leaves it as it was, and whoever comes next goes on.
 */
@Injectable()
export class Inspections {
  private readonly thread = new InspectingThread();
  private working: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    @Inject(BACKGROUND) private readonly database: Database,
    @Inject(InspectionQueue) private readonly queue: InspectionQueue,
    @Inject(UploadRepository) private readonly uploads: UploadRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Quarantine) private readonly quarantine: Quarantine,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(Changes) private readonly changes: Changes,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to look, now and then by itself. */
  start(): Running {
    this.nudge();
    const look = setInterval(() => this.nudge(), LOOK_EVERY_MS).unref();
    const tidy = setInterval(() => void this.tidyUp(), TIDY_EVERY_MS).unref();
    void this.tidyUp();
    return {
      stop: async () => {
        clearInterval(look);
        clearInterval(tidy);
        this.stopped = true;
        await this.thread.close();
        await this.working;
      },
    };
  }

  /** Something has come. */
  nudge(): void {
    this.again = true;
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.again && !this.stopped) this.nudge();
    });
  }

  private async work(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        for (let next = await this.queue.next(); next && !this.stopped; next = await this.queue.next())
          await this.look(next);
      } catch (error) {
        if (!this.stopped) this.logger.error({ err: error }, 'files cannot be inspected');
      }
    }
  }

  private async look(waiting: Waiting): Promise<void> {
    const { id, tries } = waiting;
    const saying = setInterval(() => void this.queue.stillHeld(waiting).catch(() => undefined), SAY_EVERY_MS).unref();
    try {
      const verdict = await this.verdictOn(waiting);
      if ('fault' in verdict) await this.refuse(waiting, verdict.fault);
      else await this.keep(waiting, verdict.found);
    } catch (error) {
      if (this.stopped) return this.queue.letGo(id, 0, tries - 1);
      this.logger.warn({ err: error, upload: id, tries }, 'a file could not be inspected');
      const away = error instanceof ScannerAway || error instanceof StoreAway;
      if (away) await this.queue.letGo(id, AWAY_SECONDS, tries - 1);
      else if (tries < MOST_TRIES) await this.queue.letGo(id, 1, tries);
      else await this.refuse(waiting, { code: 'unreadable' });
    } finally {
      clearInterval(saying);
    }
  }

  private async verdictOn({ id, editionCode, categoryCode, field, name }: Waiting): Promise<Verdict> {
    const category = (await this.editions.current(editionCode))?.category(categoryCode);
    const asked = category?.form.form.fields.find((each) => each.id === field);
    const accepted = asked?.kind === 'file' ? asked.types : [];
    return this.thread.inspect({ path: this.quarantine.pathOf(id), name, accepted, clamav: this.settings.CLAMAV_URL });
  }

  private async keep(waiting: Waiting, { picture, ...found }: Found): Promise<void> {
    const { id, entryId } = waiting;
    await this.documents.keepFile(found.hash, this.quarantine.pathOf(id));
    const pictureHash = picture && sha256Of(Buffer.from(picture));
    if (picture && pictureHash) await this.documents.keepBytes(Buffer.from(picture));
    await this.database.transaction(async (tx) => {
      await this.queue.keep(tx, waiting, { ...found, paperId: uuidv7(), pictureHash });
      this.changes.tell(tx, topic('entry', entryId));
    });
    await this.quarantine.remove(id);
  }

  private async refuse({ id, holder }: Waiting, fault: Fault): Promise<void> {
    await this.queue.refuse(id, holder, fault);
    await this.quarantine.remove(id);
  }

  /** Files that nobody waits for any more: of uploads that expired, or were settled by a process that was killed then. */
  private async tidyUp(): Promise<void> {
    try {
      await this.uploads.forget();
      const lying = await this.quarantine.ids();
      const needed = await this.uploads.needed(lying.filter((each) => UUID.test(each)));
      for (const each of lying) if (!needed.has(each)) await this.quarantine.remove(each);
    } catch (error) {
      this.logger.error({ err: error }, 'the quarantine cannot be tidied up');
    }
  }
}

const UUID = /^[0-9a-f-]{36}$/;
