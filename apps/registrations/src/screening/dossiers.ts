import { Inject, Injectable } from '@nestjs/common';
import type { Dossier } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import type { OpenedCategory } from '../edition/editions.js';
import type { HeldEntry } from '../entry/entry.repository.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { placeOf } from '../entry/entry-changes.js';
import type { Entry } from '../entry/entry.type.js';
import { canonical, sha256Hex } from '@podium/scoring';
import { v7 as uuidv7 } from 'uuid';

/** Freezes admitted entries. */
@Injectable()
export class Dossiers {
  constructor(@Inject(EntryRepository) private readonly entries: EntryRepository) {}

  /**
   * Copies an entry as it is now into a dossier that never changes. Answers to fields marked personal stay behind: whoever
   * judges needs none of them. Answers to invisible fields do not count and stay behind too.
   */
  async freeze(
    tx: Tx,
    held: HeldEntry,
    entry: Entry,
    { form, category }: OpenedCategory,
    moment: Parameters<typeof form.evaluate>[1],
  ): Promise<Dossier> {
    const counted = form.evaluate(entry.answers, moment).effectiveAnswers;
    const personal = new Set(category.form.fields.filter((field) => field.personal === true).map(({ id }) => id));
    const [before] = await tx.query<{ version: number }>(
      'SELECT max(version)::int AS version FROM dossier WHERE entry_id = $1',
      [held.id],
    );
    const admittedAt = (entry.decidedAt as Date).toISOString();
    const frozen = {
      dossierId: uuidv7(),
      version: (before?.version ?? 0) + 1,
      ...placeOf(held, held.title),
      answers: Object.fromEntries(Object.entries(counted).filter(([field]) => !personal.has(field))),
      team: {
        name: entry.team.name as Record<string, string>,
        organisation: entry.team.organisation as Record<string, string> | null,
        members: entry.team.members.map(({ email: _email, ...member }) => member),
      },
      admittedAt,
    };
    const hash = sha256Hex(canonical(frozen));
    const document = { ...frozen, hash };
    await tx.execute(
      'INSERT INTO dossier (id, entry_id, version, document, hash, admitted_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [frozen.dossierId, held.id, frozen.version, JSON.stringify(document), hash, admittedAt],
    );
    return { ...document, contacts: await this.entries.contacts(tx, held.teamId) };
  }
}
