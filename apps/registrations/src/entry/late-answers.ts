import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@podium/platform-database';
import { InputRefused, refuse } from '@podium/platform-graphql';
import { changedFields, type FormMoment } from '@podium/programmes';
import { Dossiers } from '../screening/dossiers.js';
import { belongingTo, contactsOf } from '../team/roster.js';
import type { HeldTeam } from '../team/team.repository.js';
import type { Roster } from '../team/team.type.js';
import { EntryFacts } from './entry-facts.js';
import { placeOf } from './entry-place.js';
import { EntryIncomplete, problemShown } from './entry.refusals.js';
import type { Forms } from './former-forms.js';
import type { HeldEntry } from './entry.repository.js';

/** Each makes a dossier that is kept for good. */
const MOST_DOSSIERS = 100;

export const DECIDED_UPON = {
  en: 'This entry was admitted as it is; only what is due later can still be handed in.',
  zhHant: '項目已獲接納，此項不能更改；現時只可補交較遲截止的資料。',
  zhHans: '项目已获接纳，此项不能更改；目前只可补交较晚截止的资料。',
};

/** What of an admitted entry comes later than its admission: a report on a trial, slides for the final. */
@Injectable()
export class LateAnswers {
  constructor(
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
  ) {}

  /**
   * Freezes an admitted entry anew, with the answers that were handed in since. Whatever was open to be answered when somebody
   * screened it was decided upon, and stays. A round that is open keeps the dossier it has; one that opens later takes this.
   * @param answers  as somebody wants them; what is frozen by its own times was refused before
   * @throws {Refused} EntryIncomplete for a field that is not due later, or an answer that is wrong; InputRefused
   */
  async freeze(
    tx: Tx,
    entry: HeldEntry,
    answers: Record<string, unknown>,
    { team, forms, at }: { team: HeldTeam; forms: Forms; at: FormMoment & { now: Date } },
  ): Promise<void> {
    const { now: category } = forms;
    const changed = new Set(changedFields(category.form, entry.answers, answers));
    if (changed.size === 0) return;
    const later = new Set(category.category.form.fields.flatMap((field) => (field.later ? [field.id] : [])));
    const decided = [...changed].filter((id) => !later.has(id));
    if (decided.length > 0) {
      refuse(new EntryIncomplete(decided.map((path) => ({ path, code: 'frozen-admitted', text: DECIDED_UPON }))));
    }
    const invalid = category.form
      .evaluate(answers, at)
      .fields.filter(({ id, invalid }) => invalid && changed.has(id))
      .flatMap(({ problems }) => problems.map(problemShown));
    if (invalid.length > 0) refuse(new EntryIncomplete(invalid));
    await this.freezeAnew(tx, { ...entry, answers }, { team, forms, at });
  }

  /**
   * Makes the next dossier of an admitted entry and tells of it.
   * @param entry  as it shall be; its answers were checked
   * @throws {Refused} InputRefused when there are too many
   */
  async freezeAnew(
    tx: Tx,
    entry: HeldEntry,
    { team, forms, at }: { team: HeldTeam; forms: Forms; at: FormMoment & { now: Date } },
  ): Promise<void> {
    if ((await this.dossiers.count(tx, entry.id)) >= MOST_DOSSIERS) {
      refuse(
        new InputRefused({
          en: `answers: an admitted entry is changed at most ${MOST_DOSSIERS} times`,
          zhHant: `獲接納的項目最多可更改 ${MOST_DOSSIERS} 次。`,
          zhHans: `获接纳的项目最多可更改 ${MOST_DOSSIERS} 次。`,
        }),
      );
    }
    // What was admitted has a roster.
    const roster = entry.roster as Roster;
    await this.dossiers.freeze(tx, entry, at.now, forms, at);
    await this.facts.tell(tx, {
      ...placeOf(entry, entry.title),
      contacts: contactsOf(team, roster),
      roster: belongingTo(team, roster),
      state: 'admitted',
    });
  }
}
