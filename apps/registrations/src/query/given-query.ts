import { checked, InputRefused, plainText, refuse } from '@podium/platform-graphql';
import type { Text } from '@podium/programmes';
import type { OpenedCategory } from '../edition/editions.js';
import { UnknownFields } from '../entry/entry.refusals.js';

const MOST_FIELDS = 20;
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/** What is asked, in the office's words. @throws {Refused} InputRefused */
export function givenQuestion(question: string): string {
  const text = checked('question', plainText(2_000), question);
  if (text === '')
    refuse(new InputRefused({ en: 'question: is needed', zhHant: '須寫明查詢內容。', zhHans: '须写明查询内容。' }));
  return text;
}

/** The fields that are asked for, each once. @throws {Refused} InputRefused, UnknownFields */
export function givenFields({ form }: OpenedCategory, given: string[]): string[] {
  const fields = [...new Set(given)];
  if (fields.length === 0 || fields.length > MOST_FIELDS)
    refuse(
      new InputRefused({
        en: `fields: from 1 to ${MOST_FIELDS}`,
        zhHant: `須選擇 1 至 ${MOST_FIELDS} 個項目。`,
        zhHans: `须选择 1 至 ${MOST_FIELDS} 个项目。`,
      }),
    );
  const unknown = fields.filter((id) => !form.form.fields.some((field) => field.id === id));
  if (unknown.length > 0) refuse(new UnknownFields(unknown.map((field) => field.slice(0, 60))));
  return fields;
}

/** What the fields are called; one that a revision took away goes by its id. */
export const namesOf = ({ form }: OpenedCategory, fields: string[]): Text[] =>
  fields.map((id) => form.form.fields.find((field) => field.id === id)?.label ?? { en: id, zhHant: id });

/**
 * Until when there is time: people are told to the minute.
 * @param after  it must be later than this
 * @throws {Refused} InputRefused
 */
export function givenDue(dueAt: Date, now: Date, after: Date = now): Date {
  const whole = dueAt.getTime() % 60_000 === 0;
  if (!whole || dueAt <= now || dueAt <= after || dueAt.getTime() > now.getTime() + LONGEST_DAYS * DAY_MS)
    refuse(
      new InputRefused({
        en: `dueAt: a whole minute that is yet to come, later than it was, within ${LONGEST_DAYS} days`,
        zhHant: `限期須為未來 ${LONGEST_DAYS} 日內的整分鐘，並遲於原定限期。`,
        zhHans: `期限须为未来 ${LONGEST_DAYS} 日内的整分钟，并迟于原定期限。`,
      }),
    );
  return dueAt;
}
