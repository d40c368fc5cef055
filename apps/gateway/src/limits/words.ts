import type { WholeText } from '@podium/platform-graphql';

/** What is counted, in three languages; the Chinese with its measure word. */
type Counted = WholeText;

/** At most so many of something; here are so many. */
export const mostOf = (most: number, { en, zhHant, zhHans }: Counted, here?: number): WholeText => ({
  en: `At most ${most} ${en}${here === undefined ? '' : `; here are ${here}`}.`,
  zhHant: `最多 ${most} ${zhHant}${here === undefined ? '' : `，現有 ${here} ${zhHant.charAt(0)}`}。`,
  zhHans: `最多 ${most} ${zhHans}${here === undefined ? '' : `，现有 ${here} ${zhHans.charAt(0)}`}。`,
});

export const COUNTED = {
  aliases: { en: 'aliases', zhHant: '個別名', zhHans: '个别名' },
  directives: { en: 'directives', zhHant: '個指令', zhHans: '个指令' },
  fragments: { en: 'fragments', zhHant: '個片段', zhHans: '个片段' },
  repetitions: {
    en: 'times the same field in one place',
    zhHant: '次在同一處重複同一欄位',
    zhHans: '次在同一处重复同一字段',
  },
  depth: { en: 'fields deep', zhHant: '層欄位', zhHans: '层字段' },
  selections: {
    en: 'selections when fragments are written out',
    zhHant: '個選取項目（片段展開後計算）',
    zhHans: '个选取项目（片段展开后计算）',
  },
  characters: { en: 'characters', zhHant: '個字元', zhHans: '个字符' },
  tokens: { en: 'words and signs', zhHant: '個字詞及符號', zhHans: '个字词及符号' },
  nesting: { en: 'brackets within brackets', zhHant: '層括號', zhHans: '层括号' },
  bytes: { en: 'bytes', zhHant: '位元組', zhHans: '字节' },
  cost: {
    en: 'fields may be asked for at once, lists counted in full',
    zhHant: '個欄位可同時查詢（清單按全數計算）',
    zhHans: '个字段可同时查询（列表按全数计算）',
  },
} satisfies Record<string, Counted>;
