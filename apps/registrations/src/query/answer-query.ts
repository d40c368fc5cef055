import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { checked, InputRefused, plainText, refuse, topic } from '@podium/platform-graphql';
import { Changes, Mutations } from '@podium/platform-service';
import { changedFields, type FormMoment } from '@podium/programmes';
import { givenAnswers, mustBeByField } from '../entry/answers.js';
import { EntryIncomplete, problemShown, UnknownFields } from '../entry/entry.refusals.js';
import { EntryRepository } from '../entry/entry.repository.js';
import { EntryState } from '../entry/entry.type.js';
import { FormerForms } from '../entry/former-forms.js';
import { formMoment } from '../entry/form-moment.js';
import { LateAnswers } from '../entry/late-answers.js';
import { FileAnswers } from '../paper/file-answers.js';
import { AskEntrant, type Done, type HeldQuery } from './ask-entrant.js';
import { QueryAct } from './query-act.js';
import { QueryRepository } from './query.repository.js';
import type { AnswerQueryInput } from './query.type.js';

/** No field outside the form was ever asked for by a query. */
const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** What an entrant does: answers the office's question, with the fields that it asks for, whatever else is closed. */
@Injectable()
export class AnswerQuery {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(AskEntrant) private readonly asking: AskEntrant,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(QueryRepository) private readonly queries: QueryRepository,
    @Inject(FileAnswers) private readonly files: FileAnswers,
    @Inject(FormerForms) private readonly former: FormerForms,
    @Inject(LateAnswers) private readonly late: LateAnswers,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  run(context: RequestContext, input: AnswerQueryInput): Promise<Done> {
    return this.mutations.run(context, async (tx) => {
      const note = checked('note', plainText(2_000), input.note ?? '');
      const held = await this.asking.hold(tx, context, input.queryId, QueryAct.ANSWER, input.version);
      const { entry, team, opened, category, now, query } = held;
      const { form } = category;
      const before = entry.answers;
      const wanted = givenAnswers({ ...before, ...givenOf(held, input.answers) }, before, form.form, NOTHING);
      const answers = await this.files.factual(tx, entry.id, form.form, wanted, before, { claims: true });
      const changed = changedFields(form, before, answers);
      if (changed.length === 0 && note === '') refuse(nothingSaid());
      const at = formMoment(opened, category, entry.streamCode, now);
      refuseWorse(held, answers, at);
      let { version } = entry;
      if (changed.length > 0) {
        // What was admitted is frozen anew; whoever judges it already keeps what they have.
        if (entry.state === EntryState.ADMITTED) {
          const forms = await this.former.ofEntry(opened, entry, category);
          await this.late.freezeAnew(tx, { ...entry, answers }, { team, forms, at: { ...at, now } });
        }
        ({ version } = await this.entries.change(tx, entry, { ...entry, answers }));
      }
      const reply = { note, before: only(before, query.fields), answers: only(answers, query.fields), repliedAt: now };
      await this.queries.reply(tx, query.id, version, reply, context.person().personId);
      this.changes.tell(tx, topic('entry', entry.id));
      return { id: query.id };
    });
  }
}

/** Answers to what was asked for, and nothing else. @throws {Refused} InputRefused, UnknownFields */
function givenOf({ query }: HeldQuery, answers: unknown): object {
  if (answers == null) return {};
  mustBeByField(answers);
  const beside = Object.keys(answers).filter((field) => !query.fields.includes(field));
  if (beside.length > 0) refuse(new UnknownFields(beside.slice(0, 20).map((field) => field.slice(0, 60))));
  return answers;
}

/** Refuses what is missing or wrong in the fields that were asked for, and what is wrong elsewhere because of them. */
function refuseWorse(
  { category: { form }, entry, query }: HeldQuery,
  answers: Record<string, unknown>,
  at: FormMoment,
) {
  const key = ({ path, code }: { path: readonly (string | number)[]; code: string }) => `${path.join('.')} ${code}`;
  const stood = new Set(form.evaluate(entry.answers, at).problems.map(key));
  const problems = form
    .evaluate(answers, at)
    .problems.filter((problem) => query.fields.includes(String(problem.path[0])) || !stood.has(key(problem)))
    .map(problemShown);
  if (problems.length > 0) refuse(new EntryIncomplete(problems));
}

const only = (answers: Record<string, unknown>, fields: string[]) =>
  Object.fromEntries(fields.flatMap((id) => (Object.hasOwn(answers, id) ? [[id, answers[id]]] : [])));

const nothingSaid = () =>
  new InputRefused({
    en: 'Change an answer, or say in a note why it stays as it is.',
    zhHant: '請更改資料，或以備註說明為何維持不變。',
    zhHans: '请更改资料，或以备注说明为何保持不变。',
  });
