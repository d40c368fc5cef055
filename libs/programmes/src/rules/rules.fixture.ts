import type { EntryFacts, PastAward, PastEntry, RuleContext } from './facts.js';
import { evaluateRules, type RuleVerdict } from './evaluate.js';
import type { Outcome } from './rule-kind.js';
import { ruleSchema } from './rule.js';

/** One entry before one rule, and what must come of it: the outcome, and words of the reason in each language. */
export interface RuleCase {
  title: string;
  answers?: Record<string, unknown>;
  facts?: Partial<EntryFacts>;
  entries?: Partial<PastEntry>[];
  awards?: Partial<PastAward>[];
  milestones?: Record<string, string>;
  outcome: Outcome;
  en: string;
  zhHant: string;
  zhHans: string;
}

const earlier: PastEntry = {
  entry: 'E-2',
  edition: 'made-2023',
  category: 'SL',
  stream: 'A',
  live: true,
  titles: [],
  persons: [],
  organisations: [],
};

/** Enrolment closes on 28 June 2023 at 18:00 in Hong Kong. */
export const closing: RuleContext = {
  now: '2023-06-20T00:00:00Z',
  closingAt: '2023-06-28T10:00:00Z',
  timeZone: 'Asia/Hong_Kong',
  past: { entries: [], awards: [] },
};

/** The rule's verdict on a case. The rule is parsed as a definition's would be. */
export function hear(
  rule: Record<string, unknown>,
  { answers, facts, entries, awards, milestones }: RuleCase,
): RuleVerdict {
  const parsed = ruleSchema.parse({ id: 'the-rule', text: { en: 'The rule', zhHant: '規則' }, ...rule });
  const [verdict] = evaluateRules(
    [parsed],
    { entry: 'E-1', edition: 'made-2023', category: 'SL', stream: 'A', answers: answers ?? {}, ...facts },
    {
      ...closing,
      milestones: milestones ?? {},
      past: {
        entries: (entries ?? []).map((one) => ({ ...earlier, ...one })),
        awards: (awards ?? []).map((one) => ({ ...earlier, edition: 'made-2022', award: 'gold', ...one })),
      },
    },
  );
  return verdict!;
}

/** A member of a team, by first name, with what the columns ask. */
export function member(givenName: string, columns: Record<string, unknown> = {}): Record<string, unknown> {
  return { name: { familyName: 'Chan', givenName }, leader: false, ...columns };
}

export const aFile = [{ id: 'f1', name: 'proof.pdf', type: 'pdf', bytes: 1_000, pages: 1 }];
