import { Inject, Injectable } from '@nestjs/common';
import { entryAdmittedV1, entryRefusedV1 } from '@podium/contracts';
import { enforce, holds, type RequestContext } from '@podium/platform-access';
import { checked, InputRefused, plainText, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { Editions, type OpenedCategory } from '../edition/editions.js';
import { momentOf } from '../entry/changes.js';
import { placeOf } from '../entry/entry-changes.js';
import { mayDecide } from '../entry/entry.policy.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { EntryNotFound, EntryState, type Entry } from '../entry/entry.type.js';
import { Dossiers } from './dossiers.js';
import { OwnEntry, ScreeningVerdict, type ScreenEntryInput } from './screening.type.js';

/** Screening: whether an entry is eligible and complete. Admitting freezes it. */
@Injectable()
export class ScreenEntry {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  run(context: RequestContext, input: ScreenEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const { personId } = context.person();
      const reason = checked('reason', plainText(2_000), input.reason ?? '');
      const admitted = input.verdict === ScreeningVerdict.ADMIT;
      if (!admitted && reason === '') refuse(new InputRefused('reason: is needed to refuse an entry'));
      const held = isUuid(input.entryId) ? await this.entries.lock(tx, input.entryId, personId) : null;
      const appointments = await context.appointments();
      const screens =
        held &&
        (['screener', 'organiser'] as const).some((role) =>
          holds(appointments, role, held.editionCode, held.categoryCode),
        );
      if (!held || !screens || held.state === EntryState.DRAFT) refuse(new EntryNotFound());
      if (held.mine) refuse(new OwnEntry());
      const { now, opened } = await this.editions.atThisMoment(tx, held.editionCode);
      enforce(mayDecide, context, { entry: held, version: input.version, now });
      const state = admitted ? EntryState.ADMITTED : EntryState.REFUSED;
      const entry = await this.entries.change(tx, held, { ...held, state }, { decidedAt: now });
      await tx.execute(
        `INSERT INTO screening (id, entry_id, entry_version, admitted, reason, screened_by) VALUES ($1, $2, $3, $4, $5, $6)`,
        [uuidv7(), held.id, held.version, admitted, reason, personId],
      );
      if (admitted) {
        const category = opened.category(held.categoryCode) as OpenedCategory;
        const moment = momentOf(opened, category, held.streamCode, now);
        const dossier = await this.dossiers.freeze(tx, held, entry, category, moment);
        await this.outbox.add(tx, entryAdmittedV1, { dossier });
      } else {
        const contacts = await this.entries.contacts(tx, held.teamId);
        await this.outbox.add(tx, entryRefusedV1, { ...placeOf(held, held.title), contacts, reason });
      }
      return entry;
    });
  }
}
