import { z } from 'zod';
import type { EntryFacts, PastEntry } from '../facts.js';
import * as rule from '../rule-kind.js';

const { met, notMet, personMustDecide } = rule;

const PER = {
  person: { en: 'person', zhHant: '每人', zhHans: '每人' },
  organisation: { en: 'organisation', zhHant: '每間機構', zhHans: '每间机构' },
  economy: { en: 'economy', zhHant: '每個經濟體', zhHans: '每个经济体' },
  everybody: { en: '', zhHant: '', zhHans: '' },
};
const WITHIN = {
  edition: { en: 'edition', zhHant: '本屆', zhHans: '本届' },
  category: { en: 'category', zhHant: '此類別', zhHans: '此类别' },
  stream: { en: 'stream', zhHant: '此組別', zhHans: '此组别' },
};

/** How many entries a person, an organisation or an economy may have in an edition, category or stream; or all together. */
export const entryLimit = rule.defineRule(
  'entry-limit',
  'A person, an organisation or an economy has at most so many entries, or a category takes at most so many.',
  {
    per: z.enum(['person', 'organisation', 'economy', 'everybody']).describe('Whose entries are counted together'),
    within: z.enum(['edition', 'category', 'stream']).describe('Where they are counted'),
    max: z.int().min(1),
  },
  {
    uses: () => [],
    decide({ per, within, max }, { facts, context }) {
      const keys = keysOf(facts, per);
      if (keys.length === 0)
        return personMustDecide([
          `No ${PER[per].en} is known for this entry, so its entries cannot be counted.`,
          '未能識別申請人，無法計算其參賽項目數目，有待主辦或籌辦機構審核。',
          '未能识别申请人，无法计算其参赛项目数目，有待主办或筹办机构审核。',
        ]);
      const others = context.past.entries.filter((other) => counts(other, facts, within));
      const used = keys.map((key) => ({ key, entries: others.filter((other) => keysOf(other, per).includes(key)) }));
      const most = used.reduce((a, b) => (b.entries.length > a.entries.length ? b : a));
      const count = most.entries.length + 1;
      const found = { per, within, max, count, entries: most.entries.slice(0, 20).map(({ entry }) => entry) };
      const whose = per === 'everybody' ? '' : ` per ${PER[per].en}`;
      const because: [string, string, string] = [
        `This is entry ${count} of at most ${max}${whose} in this ${WITHIN[within].en}.`,
        `${PER[per].zhHant}於${WITHIN[within].zhHant}最多提交 ${max} 個參賽項目，此為第 ${count} 個。`,
        `${PER[per].zhHans}于${WITHIN[within].zhHans}最多提交 ${max} 个参赛项目，此为第 ${count} 个。`,
      ];
      return count > max ? notMet(because, found) : met(because, found);
    },
  },
);

function keysOf(entry: EntryFacts | PastEntry, per: keyof typeof PER): readonly string[] {
  switch (per) {
    case 'person':
      return entry.persons ?? [];
    case 'organisation':
      return entry.organisations ?? [];
    case 'economy':
      return entry.economy === undefined ? [] : [entry.economy];
    case 'everybody':
      return ['everybody'];
  }
}

function counts(other: PastEntry, facts: EntryFacts, within: keyof typeof WITHIN): boolean {
  return (
    other.live &&
    other.entry !== facts.entry &&
    other.edition === facts.edition &&
    (within === 'edition' || other.category === facts.category) &&
    (within !== 'stream' || other.stream === facts.stream)
  );
}
