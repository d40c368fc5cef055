import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { InputRefused, Refused, type Refusal, type Text } from '@podium/platform-graphql';
import { changesRefused, type Form } from '@podium/programmes';
import { Editions } from '../edition/editions.js';
import { givenAnswers, type Ids } from '../entry/answers.js';
import { EntryIncomplete, problemShown, UnknownFields, type EntryProblem } from '../entry/entry.refusals.js';
import { EntryRights } from '../entry/entry-rights.js';
import { EntryState, type Entry } from '../entry/entry.type.js';
import { FormerForms } from '../entry/former-forms.js';
import { formMoment } from '../entry/form-moment.js';
import { FileAnswers } from '../paper/file-answers.js';
import { TeamSizeNotAllowed } from '../team/team.refusals.js';
import { checkedAnswers } from './checked-answers.js';
import type { AnswersCheck } from './check.type.js';

/** Where somebody thinks of entering. */
export interface Place {
  editionCode: string;
  categoryCode: string;
  streamCode: string;
}

type Answers = Record<string, unknown>;

/** Says what is true of answers without keeping them. */
@Injectable()
export class EntryCheck {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(EntryRights) private readonly rights: EntryRights,
    @Inject(FormerForms) private readonly former: FormerForms,
    @Inject(FileAnswers) private readonly files: FileAnswers,
  ) {}

  /** Of somebody who has no entry yet. @returns null when there is no such place */
  async ofPlace({ editionCode, categoryCode, streamCode }: Place, given: unknown): Promise<AnswersCheck | null> {
    const { now, opened } = await this.editions.now([editionCode]);
    const edition = opened.get(editionCode);
    const category = edition?.category(categoryCode);
    if (!edition || !category?.category.streams.some(({ code }) => code === streamCode)) return null;
    const { answers, refused } = storable(given, {}, category.form.form, NOTHING);
    return checkedAnswers(category.form, answers, formMoment(edition, category, streamCode, now), { refused });
  }

  /**
   * Of an entry.
   * @param given  absent: the answers that it has
   * @returns null for what there is not and for what whoever asks may not see
   */
  async ofEntry(context: RequestContext, id: string, given: unknown): Promise<AnswersCheck | null> {
    const entry = await this.rights.byId(context, id);
    if (!entry) return null;
    const { now, opened } = await this.editions.now([entry.editionCode]);
    const edition = opened.get(entry.editionCode);
    const category = edition?.category(entry.categoryCode);
    if (!edition || !category) return null;
    const { form } = category;
    const kept = entry.answers as Answers;
    const wanted =
      given === undefined
        ? { answers: kept, refused: [] }
        : storable(given, kept, form.form, await this.former.everAskedBy(given, edition, category));
    const { answers, refused } = await this.withFiles(entry, form.form, wanted);
    const moment = formMoment(edition, category, entry.streamCode, now);
    const frozen = changesRefused(form, kept, answers, moment).map(problemShown);
    const { min, max } = category.category.team;
    const members = entry.roster.members.length;
    const team = members < min || members > max ? [sized(min, max)] : [];
    const later = new Set(form.form.fields.flatMap((field) => (field.later ? [field.id] : [])));
    return checkedAnswers(form, answers, moment, {
      refused: [...refused, ...frozen, ...team],
      mayEdit: (field) => OPEN.has(entry.state) || (entry.state === EntryState.ADMITTED && later.has(field)),
    });
  }

  private async withFiles(
    { id, answers: kept }: Entry,
    form: Form,
    { answers, refused }: { answers: Answers; refused: EntryProblem[] },
  ) {
    try {
      const found = await this.files.factual(this.database, id, form, answers, kept as Answers, { claims: false });
      return { answers: found, refused };
    } catch (error) {
      if (!(error instanceof Refused && error.refusal instanceof EntryIncomplete)) throw error;
      return { answers, refused: [...refused, ...error.refusal.problems] };
    }
  }
}

const OPEN: ReadonlySet<EntryState> = new Set([EntryState.DRAFT, EntryState.SUBMITTED]);

/** Answers as they could be kept, or why they could not. */
function storable(
  given: unknown,
  kept: Answers,
  form: Form,
  everAsked: Ids,
): { answers: Answers; refused: EntryProblem[] } {
  try {
    return { answers: givenAnswers(given, kept, form, everAsked), refused: [] };
  } catch (error) {
    if (error instanceof Refused && error.refusal instanceof UnknownFields) {
      const text = wordsOf(error.refusal);
      const refused = error.refusal.fields.map((path) => ({ path, code: 'unknown-field', text }));
      return { answers: { ...(given as Answers) }, refused };
    }
    if (!(error instanceof Refused && error.refusal instanceof InputRefused)) throw error;
    return { answers: {}, refused: [{ path: '', code: 'not-storable', text: wordsOf(error.refusal) }] };
  }
}

const NOTHING: ReadonlySet<string> = new Set();

const sized = (min: number, max: number): EntryProblem => ({
  path: 'team',
  code: 'team-size',
  text: wordsOf(new TeamSizeNotAllowed(min, max)),
});

const wordsOf = ({ text, message }: Refusal): Text => text ?? { en: message, zhHant: message, zhHans: message };
