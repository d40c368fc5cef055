import { Inject, Injectable } from '@nestjs/common';
import { entryAdmittedV2, entryRefusedV1 } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import { checked, InputRefused, plainText, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { EntryAct } from '../entry/entry-act.js';
import { EntryFacts } from '../entry/entry-facts.js';
import { placeOf } from '../entry/entry-place.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { EntryState, type Entry } from '../entry/entry.type.js';
import { FormerForms } from '../entry/former-forms.js';
import { formMoment } from '../entry/form-moment.js';
import { Holding } from '../entry/holding.js';
import { belongingTo, contactsOf } from '../team/roster.js';
import type { Roster } from '../team/team.type.js';
import { Dossiers } from './dossiers.js';
import { ScreeningVerdict, type ScreenEntryInput } from './screening.type.js';

/** Screening: whether an entry is eligible and complete. Admitting freezes it. */
@Injectable()
export class ScreenEntry {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Holding) private readonly holding: Holding,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(FormerForms) private readonly former: FormerForms,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  run(context: RequestContext, input: ScreenEntryInput): Promise<Entry> {
    return this.mutations.run(context, async (tx) => {
      const reason = checked('reason', plainText(2_000), input.reason ?? '');
      const admitted = input.verdict === ScreeningVerdict.ADMIT;
      if (!admitted && reason === '')
        refuse(
          new InputRefused({
            en: 'reason: is needed to refuse an entry',
            zhHant: '不接納須說明原因。',
            zhHans: '不接纳须说明原因。',
          }),
        );
      const act = admitted ? EntryAct.ADMIT : EntryAct.REFUSE;
      const { entry: held, team, opened, category, now } = await this.holding.hold(tx, context, input, act);
      const state = admitted ? EntryState.ADMITTED : EntryState.REFUSED;
      const entry = await this.entries.change(tx, held, { ...held, state }, { decidedAt: now });
      await tx.execute(
        `INSERT INTO screening (id, entry_id, entry_version, admitted, reason, screened_by) VALUES ($1, $2, $3, $4, $5, $6)`,
        [uuidv7(), held.id, held.version, admitted, reason, context.person().personId],
      );
      // What was submitted has a roster.
      const submitted = held.roster as Roster;
      const told = { ...placeOf(held, held.title), contacts: contactsOf(team, submitted) };
      if (admitted) {
        const moment = formMoment(opened, category, held.streamCode, now);
        const forms = await this.former.ofEntry(opened, held, category);
        await this.dossiers.freeze(tx, held, now, forms, moment);
        await this.facts.tell(tx, { ...told, roster: belongingTo(team, submitted), state: 'admitted' });
        await this.outbox.add(tx, entryAdmittedV2, told);
      } else await this.outbox.add(tx, entryRefusedV1, { ...told, reason });
      return entry;
    });
  }
}
