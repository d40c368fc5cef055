import type { EventText } from '@podium/contracts';
import { inLocale, type Locale } from '@podium/platform-graphql';
import type { LetterKind, LocaleName, ParamsByKind } from '../letter/letter.js';
import { templates } from './all.js';
import { htmlOf } from './html.js';
import type { Block, Place, Template } from './template.js';
import { whenIn } from './when.js';

/** What is known of the edition a letter is about. */
export interface EditionFacts {
  name: EventText;
  timeZone: string;
  /** Names of the categories by code. */
  categories: Record<string, EventText>;
  /** What it calls an entry; null: it does not say. */
  noun: EventText | null;
}

export interface LetterToRender<Kind extends LetterKind = LetterKind> {
  kind: Kind;
  locale: LocaleName;
  params: ParamsByKind[Kind];
  editionCode: string | null;
  /** null while the edition has not been heard of. */
  edition: EditionFacts | null;
}

export interface Rendered {
  subject: string;
  text: string;
  html: string;
  /** BCP 47, for Content-Language. */
  language: string;
}

const LANGUAGES: Record<LocaleName, string> = { en: 'en', zhHant: 'zh-Hant-HK', zhHans: 'zh-Hans' };

const NOUNS: Record<LocaleName, string> = { en: 'entry', zhHant: '參賽項目', zhHans: '参赛项目' };

const FOOTERS: Record<LocaleName, string> = {
  en: 'This letter was sent by a program. Replies to it are not read.',
  zhHant: '本電郵由系統自動發出，請勿回覆。',
  zhHans: '本电邮由系统自动发出，请勿回复。',
};

/** Writes a letter: its subject, its plain text and the same as simple HTML. */
export function render<Kind extends LetterKind>(letter: LetterToRender<Kind>): Rendered {
  const { kind, locale, params } = letter;
  const { subject, blocks } = (templates[kind] as Template<Kind>)[locale](params, placeOf(letter));
  const line = oneLine(subject);
  const language = LANGUAGES[locale];
  return {
    subject: line,
    text: [...blocks.map((block) => textOf(block, locale)), `-- \n${FOOTERS[locale]}`].join('\n\n') + '\n',
    html: htmlOf({ title: line, language, blocks, footer: FOOTERS[locale] }),
    language,
  };
}

function placeOf({ locale, editionCode, edition }: LetterToRender): Place {
  const text = (given: EventText | undefined, otherwise: string) =>
    oneLine(inLocale(given, locale as Locale) ?? otherwise);
  const noun = text(edition?.noun ?? undefined, NOUNS[locale]);
  return {
    noun,
    Noun: noun.charAt(0).toUpperCase() + noun.slice(1),
    edition: text(edition?.name, editionCode ?? ''),
    category: (code) => text(edition?.categories[code], code),
    text: (given) => text(given, ''),
    when: (instant) => whenIn(edition?.timeZone ?? 'UTC', locale, instant),
  };
}

function textOf(block: Block, locale: LocaleName): string {
  const colon = locale === 'en' ? ': ' : '：';
  if (typeof block === 'string') return block;
  if ('code' in block) return block.code;
  if ('facts' in block) return block.facts.map(([name, value]) => `${name}${colon}${value}`).join('\n');
  if ('list' in block) return block.list.map((each) => `- ${each}`).join('\n');
  return block.quote
    .trim()
    .split(/\r\n|\r|\n/)
    .map((each) => `> ${each}`)
    .join('\n');
}

/** What entrants typed may hold line breaks and other control characters; a subject and a name are one line. */
function oneLine(given: string): string {
  return given.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}
