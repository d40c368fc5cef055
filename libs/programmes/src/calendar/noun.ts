import type { Wording } from '../text.js';

/**
 * Words of ours about an entry, with what the organisers call one in its place: “The proposal is …”, 建議書. Chinese says 參賽項目 in all
 * of our texts, so that it can be found. Never for words that people wrote.
 */
export function inTheirWords({ en, zhHant, zhHans }: Wording, noun: Wording): Wording {
  return {
    en: en.replace(/\b(?:(an) )?(entr(?:y|ies))\b/gi, (_, article: string | undefined, word: string) => {
      const one = word.endsWith('ies') ? pluralOf(noun.en) : noun.en;
      const said = /^E/.test(word) ? one.charAt(0).toUpperCase() + one.slice(1) : one;
      return article === undefined ? said : `${articleOf(article, one)} ${said}`;
    }),
    zhHant: zhHant.replaceAll('參賽項目', noun.zhHant),
    zhHans: zhHans.replaceAll('参赛项目', noun.zhHans),
  };
}

const pluralOf = (noun: string): string => (/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`);

function articleOf(before: string, noun: string): string {
  const article = /^[aeiou]/i.test(noun) ? 'an' : 'a';
  return /^A/.test(before) ? article.charAt(0).toUpperCase() + article.slice(1) : article;
}
