import { Inject, Injectable } from '@nestjs/common';
import type { Dossier } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { Documents } from '@podium/platform-storage';
import type { FormMoment } from '@podium/programmes';
import { canonical } from '@podium/scoring';
import { v7 as uuidv7 } from 'uuid';
import { placeOf } from '../entry/entry-place.js';
import type { Forms } from '../entry/former-forms.js';
import type { HeldEntry } from '../entry/entry.repository.js';
import type { Roster } from '../team/team.type.js';

/** Freezes admitted entries. */
@Injectable()
export class Dossiers {
  constructor(@Inject(Documents) private readonly documents: Documents) {}

  async count(tx: Tx, entryId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>('SELECT count(*)::int AS count FROM dossier WHERE entry_id = $1', [
      entryId,
    ]);
    return row?.count ?? 0;
  }

  /**
   * Copies an entry as it was submitted into a dossier that never changes. Answers to fields marked personal stay behind: whoever
   * judges needs none of them, nor of those that are marked so by now. Answers to invisible fields do not count and stay behind too.
   * @param forms  as it was when the entry was submitted, and as it is now
   */
  async freeze(tx: Tx, held: HeldEntry, now: Date, forms: Forms, moment: FormMoment): Promise<void> {
    const counted = countedOf(held.answers, forms, moment);
    const fields = [forms.given, forms.now].flatMap(({ category }) => category.form.fields);
    const personal = new Set(fields.filter((field) => field.personal === true).map(({ id }) => id));
    const [before] = await tx.query<{ version: number }>(
      'SELECT max(version)::int AS version FROM dossier WHERE entry_id = $1',
      [held.id],
    );
    const admittedAt = now.toISOString();
    const { name, organisation, members } = held.roster as Roster;
    const frozen = {
      dossierId: uuidv7(),
      version: (before?.version ?? 0) + 1,
      ...placeOf(held, held.title),
      answers: Object.fromEntries(Object.entries(counted).filter(([field]) => !personal.has(field))),
      team: {
        name: name as Dossier['team']['name'],
        organisation: organisation as Dossier['team']['organisation'],
        members: members.map(({ id: _id, email: _email, ...member }) => member),
      },
      admittedAt,
    };
    const hash = await this.documents.keep(canonical(frozen));
    await tx.execute('INSERT INTO dossier (id, entry_id, version, hash, admitted_at) VALUES ($1, $2, $3, $4, $5)', [
      frozen.dossierId,
      held.id,
      frozen.version,
      hash,
      admittedAt,
    ]);
  }
}

/** The answers that count: by the form that they were given to; of a field that came later, by the form of now. */
function countedOf(
  answers: Record<string, unknown>,
  { given, now }: Forms,
  moment: FormMoment,
): Record<string, unknown> {
  const counted = given.form.evaluate(answers, moment).effectiveAnswers;
  if (given === now) return counted;
  const asked = new Set(given.category.form.fields.map(({ id }) => id));
  const since = Object.entries(now.form.evaluate(answers, moment).effectiveAnswers).filter(([id]) => !asked.has(id));
  return { ...counted, ...Object.fromEntries(since) };
}
