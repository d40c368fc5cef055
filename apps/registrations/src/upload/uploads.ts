import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Settings } from '@podium/platform-config';
import { Database } from '@podium/platform-database';
import { checked, plainText, refuse } from '@podium/platform-graphql';
import { SETTINGS } from '@podium/platform-service';
import { MoreThanAnnounced, Quarantine } from '@podium/platform-storage';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { EntryAct } from '../entry/entry-act.js';
import { EntryNotFound } from '../entry/entry.refusals.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { Holding } from '../entry/holding.js';
import { QueryRepository } from '../query/query.repository.js';
import { Inspections } from '../inspection/inspections.js';
import { alive } from './alive.js';
import { fieldForUpload, fileField } from './field-for-upload.js';
import * as no from './upload-refused.js';
import { UploadRepository, type Upload } from './upload.repository.js';

/** How long a file may take to come, with all its breaks. */
const HOURS = 24;
const LONGEST_NAME = 200;
/** PostgreSQL counts them in 31 bits; no form asks for anything near it. */
const MOST_BYTES = 2_000_000_000;

/** An upload, and how much of it has come. */
export interface Progress {
  upload: Upload;
  offset: number;
}

/** What is wanted: a file for one field of one entry. */
export interface Announced {
  entryId: string;
  field: string;
  name: string;
  bytes: number;
}

/** Files come in: announced, in pieces, with breaks. Nothing of them is anybody's until they were inspected. */
@Injectable()
export class Uploads {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UploadRepository) private readonly uploads: UploadRepository,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(Holding) private readonly holding: Holding,
    @Inject(QueryRepository) private readonly queries: QueryRepository,
    @Inject(Quarantine) private readonly quarantine: Quarantine,
    @Inject(Inspections) private readonly inspections: Inspections,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Whoever may answer a field now, or is asked for it by the office, may upload a file for it.
   * @throws {UploadRefused}
   * @throws {Refused} as `saveEntry` would be
   */
  begin(context: RequestContext, announced: Announced): Promise<Upload> {
    const name = nameOf(announced.name);
    return this.database.transaction((tx) =>
      context.readingIn(tx, async () => {
        const { entryId, bytes } = announced;
        const { personId: startedBy } = context.person();
        const entry = isUuid(entryId) ? await this.entries.lock(tx, entryId) : null;
        if (!entry) refuse(new EntryNotFound());
        const asked = await this.queries.asksFor(tx, entryId, announced.field);
        const held = await this.holding.hold(tx, context, { entryId }, asked ? EntryAct.READ : EntryAct.SAVE);
        if (asked && !held.team.belongs) refuse(new EntryNotFound());
        const { id: field, maxBytes } = asked
          ? fileField(held, announced.field)
          : fieldForUpload(held, announced.field);
        if (bytes === 0) throw no.emptyFile();
        const most = Math.min(maxBytes, MOST_BYTES);
        if (bytes > most) throw no.tooLarge(most);
        const { UPLOADS_PER_ENTRY_BYTES: perEntry, UPLOADS_PER_PERSON_PER_DAY_BYTES: perPerson } = this.settings;
        if ((await this.uploads.bytesOfEntry(tx, entryId)) + bytes > perEntry) throw no.entryIsFull(perEntry);
        if ((await this.uploads.bytesOfPerson(tx, startedBy)) + bytes > perPerson) throw no.enoughForToday(perPerson);
        return this.uploads.add(tx, { id: uuidv7(), entryId, field, name, bytes, startedBy }, HOURS);
      }),
    );
  }

  /** How far an upload has come, for whoever began it. @throws {UploadRefused} */
  async progress(context: RequestContext, id: string): Promise<Progress> {
    const upload = await this.mine(context, id);
    if (upload.state !== 'receiving') return { upload, offset: upload.bytes };
    const offset = await this.quarantine.size(id);
    if (offset === upload.bytes) {
      // All of it came; whoever took the last piece was killed before saying so, or is about to.
      const holder = uuidv7();
      if (await this.uploads.hold(id, holder)) await this.completed(id, holder);
      return { upload: await this.mine(context, id), offset };
    }
    if (upload.expired) throw no.uploadExpired();
    return { upload, offset };
  }

  /**
   * Takes what comes, from where the last piece ended. When all has come, it is inspected.
   * @returns bytes that have come
   * @throws {UploadRefused}
   * @throws {StoreAway} when there is no room for it; what came before stays
   */
  async append(context: RequestContext, id: string, offset: number, source: AsyncIterable<Buffer>): Promise<Progress> {
    const { upload } = await this.progress(context, id);
    if (upload.state !== 'receiving') {
      if (offset !== upload.bytes) throw no.offsetDiffers(upload.bytes);
      return { upload, offset };
    }
    const holder = uuidv7();
    if (!(await this.uploads.hold(id, holder))) throw no.uploadHeld();
    try {
      // Asked again: until now somebody else may have written.
      const come = await this.quarantine.size(id);
      if (offset !== come) throw no.offsetDiffers(come);
      const { chunks, stillHeld } = alive(source, () => this.uploads.hold(id, holder));
      const size = await this.quarantine.append(id, chunks, upload.bytes, stillHeld);
      if (size === upload.bytes) await this.completed(id, holder);
      return { upload, offset: size };
    } catch (error) {
      if (error instanceof MoreThanAnnounced) throw no.tooLarge(upload.bytes);
      throw error;
    } finally {
      await this.uploads.release(id, holder);
    }
  }

  /** Ends an upload that is not wanted any more. @throws {UploadRefused} */
  async end(context: RequestContext, id: string): Promise<void> {
    const { state } = await this.mine(context, id);
    if (state !== 'receiving') return;
    if (!(await this.uploads.remove(id))) throw no.uploadHeld();
    await this.quarantine.remove(id);
  }

  private async completed(id: string, holder: string): Promise<void> {
    await this.uploads.complete(id, holder);
    this.inspections.nudge();
  }

  private async mine(context: RequestContext, id: string): Promise<Upload> {
    const upload = isUuid(id) ? await this.uploads.byId(id) : null;
    if (!upload || upload.startedBy !== context.person().personId) throw no.uploadNotFound();
    return upload;
  }
}

/** The name without what leads to it on somebody's computer. @throws {UploadRefused} @throws {Refused} InputRefused */
function nameOf(given: string): string {
  const name = checked('name', plainText(LONGEST_NAME), given.split(/[/\\]/).at(-1) ?? '').replace(/[\n\r\t]+/g, ' ');
  if (name === '' || /^\.+$/.test(name)) throw no.noName();
  return name;
}
