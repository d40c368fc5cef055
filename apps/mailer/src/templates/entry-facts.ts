import type { EntryParams, LocaleName } from '../letter/letter.js';
import type { Block, Place } from './template.js';

const NAMES: Record<LocaleName, { code: string; title: string; category: string; submittedAt: string }> = {
  en: { code: 'Entry number', title: 'Title', category: 'Category', submittedAt: 'Submitted' },
  zhHant: { code: '參賽編號', title: '名稱', category: '類別', submittedAt: '提交時間' },
  zhHans: { code: '参赛编号', title: '名称', category: '类别', submittedAt: '提交时间' },
};

/** Which entry a letter is about. */
export function entryFacts(locale: LocaleName, entry: EntryParams & { submittedAt?: string }, at: Place): Block {
  const names = NAMES[locale];
  const facts: [string, string][] = [
    [names.code, entry.entryCode],
    [locale === 'en' ? names.title : `${at.noun}${names.title}`, at.text(entry.title)],
    [names.category, at.category(entry.categoryCode)],
  ];
  if (entry.submittedAt !== undefined) facts.push([names.submittedAt, at.when(entry.submittedAt)]);
  return { facts };
}
