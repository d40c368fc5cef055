import { Inject, Injectable } from '@nestjs/common';
import { Documents } from '@podium/platform-storage';
import { definitionDocument, editionAt, type Edition } from '@podium/programmes';
import { refuseClosingBeforeOpening } from '../edition/calendar-changes.js';
import { inForce } from '../edition/edition-rows.js';
import type { OpenedEdition } from '../edition/editions.js';
import { revisedCalendar } from './revised-calendar.js';

/** What an edition becomes by a new file. */
@Injectable()
export class ProposedDefinition {
  constructor(@Inject(Documents) private readonly documents: Documents) {}

  /** @throws {Refused} ClosesBeforeOpening */
  async of({ edition: now, versions, revision }: OpenedEdition, stated: Edition): Promise<Edition> {
    const before = await this.statedBy(inForce(versions, revision).source);
    // An edition may be open under another code than its file states.
    const code = stated.code === before?.code ? now.code : stated.code;
    const next = editionAt({ ...stated, code, calendar: revisedCalendar(now, before, stated) }, []);
    refuseClosingBeforeOpening(next);
    return next;
  }

  /** null when the file was not kept, or this Podium finds mistakes in it that an earlier one did not. */
  private async statedBy(source: string | null): Promise<Edition | null> {
    if (source === null) return null;
    const read = definitionDocument(await this.documents.text(source));
    return 'document' in read ? read.document.edition : null;
  }
}
