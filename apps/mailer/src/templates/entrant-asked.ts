import type { LocaleName, ParamsByKind } from '../letter/letter.js';
import { entryFacts } from './entry-facts.js';
import type { Block, Place, Template } from './template.js';

type Asked = ParamsByKind['entrant-asked'];
type Occasion = Asked['occasion'];

/** What is said first, by what happened. */
const OPENINGS: Record<
  LocaleName,
  Record<Occasion, (asked: Asked, at: Place) => { subject: string; first: string }>
> = {
  en: {
    asked: ({ entryCode }, at) => ({
      subject: `A question about ${at.noun} ${entryCode}`,
      first: `The office of the ${at.edition} needs something from you.`,
    }),
    reminded: ({ entryCode }, at) => ({
      subject: `Reminder: a question about ${at.noun} ${entryCode}`,
      first: `The office of the ${at.edition} still waits for your answer.`,
    }),
    extended: ({ entryCode }, at) => ({
      subject: `More time to answer about ${at.noun} ${entryCode}`,
      first: `The office of the ${at.edition} gives you more time to answer.`,
    }),
    'taken-back': ({ entryCode }, at) => ({
      subject: `No answer needed about ${at.noun} ${entryCode}`,
      first: `The office of the ${at.edition} has taken its question back. You need not answer it.`,
    }),
  },
  zhHant: {
    asked: ({ entryCode }, at) => ({
      subject: `請補充資料：${at.noun} ${entryCode}`,
      first: `${at.edition}主辦機構需要你補充以下資料。`,
    }),
    reminded: ({ entryCode }, at) => ({
      subject: `提示：請補充 ${at.noun} ${entryCode} 的資料`,
      first: `${at.edition}主辦機構仍在等候你的回覆。`,
    }),
    extended: ({ entryCode }, at) => ({
      subject: `延長回覆限期：${at.noun} ${entryCode}`,
      first: `${at.edition}主辦機構已延長你的回覆限期。`,
    }),
    'taken-back': ({ entryCode }, at) => ({
      subject: `無須回覆：${at.noun} ${entryCode}`,
      first: `${at.edition}主辦機構已收回查詢，你無須回覆。`,
    }),
  },
  zhHans: {
    asked: ({ entryCode }, at) => ({
      subject: `请补充资料：${at.noun} ${entryCode}`,
      first: `${at.edition}主办机构需要您补充以下资料。`,
    }),
    reminded: ({ entryCode }, at) => ({
      subject: `提示：请补充 ${at.noun} ${entryCode} 的资料`,
      first: `${at.edition}主办机构仍在等候您的回复。`,
    }),
    extended: ({ entryCode }, at) => ({
      subject: `延长回复期限：${at.noun} ${entryCode}`,
      first: `${at.edition}主办机构已延长您的回复期限。`,
    }),
    'taken-back': ({ entryCode }, at) => ({
      subject: `无须回复：${at.noun} ${entryCode}`,
      first: `${at.edition}主办机构已收回查询，您无须回复。`,
    }),
  },
};

interface Words {
  question: string;
  reason: string;
  fields: string;
  until(when: string): string;
}

const WORDS: Record<LocaleName, Words> = {
  en: {
    question: 'The question:',
    reason: 'The reason given:',
    fields: 'This is open for you to change:',
    until: (when) => `Sign in and answer on the page of your entry. There is time until ${when}; then it closes.`,
  },
  zhHant: {
    question: '查詢內容：',
    reason: '原因如下：',
    fields: '你可更改以下項目：',
    until: (when) => `請登入並在參賽項目的頁面回覆。限期為${when}，逾期不能更改。`,
  },
  zhHans: {
    question: '查询内容：',
    reason: '原因如下：',
    fields: '您可更改以下项目：',
    until: (when) => `请登录并在参赛项目的页面回复。期限为${when}，逾期不能更改。`,
  },
};

function wording(locale: LocaleName, asked: Asked, at: Place) {
  const { subject, first } = OPENINGS[locale][asked.occasion](asked, at);
  const words = WORDS[locale];
  const blocks: Block[] = [first, entryFacts(locale, asked, at), words.question, { quote: asked.question }];
  if (asked.reason !== null) blocks.push(words.reason, { quote: asked.reason });
  if (asked.occasion !== 'taken-back') {
    blocks.push(
      words.fields,
      { list: asked.fieldNames.map((name) => at.text(name)) },
      words.until(at.when(asked.dueAt)),
    );
  }
  return { subject, blocks };
}

export const entrantAsked: Template<'entrant-asked'> = {
  en: (asked, at) => wording('en', asked, at),
  zhHant: (asked, at) => wording('zhHant', asked, at),
  zhHans: (asked, at) => wording('zhHans', asked, at),
};
