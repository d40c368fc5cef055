import { compileCondition, fieldsOf, type ConditionTest } from '../forms/evaluate-condition.js';
import type { Text, Wording } from '../text.js';
import { Answers } from './answers.js';
import { dateIn } from './dates.js';
import type { EntryFacts, RuleContext } from './facts.js';
import type { FieldUse, Found, Hearing, Outcome, RuleKind } from './rule-kind.js';
import type { Rule } from './rule.js';
import { ruleKinds } from './table.js';

/** What one rule comes to for one entry. */
export interface RuleVerdict {
  /** The rule's id. */
  id: string;
  /** The rule's text, as entrants read it. */
  text: Text;
  outcome: Outcome;
  /** Why, in three languages. */
  because: Wording;
  /** false: the rule does not hold for this stream or these answers; its outcome is then `met`. */
  applies: boolean;
  evidence: {
    /** The proof the rule asks for; null when it asks none. */
    asked: Text | null;
    /** Fields the decision rests on. */
    fields: string[];
    /** What was found, by a short name, for the person who reviews. */
    found: Record<string, Found>;
  };
}

/** Rules made ready: conditions compiled, kinds looked up. */
export interface CompiledRules {
  evaluate(facts: EntryFacts, context: RuleContext): RuleVerdict[];
}

const kinds = new Map<string, RuleKind>(ruleKinds.map((kind) => [kind.kind, kind as unknown as RuleKind]));

const DOES_NOT_APPLY: Wording = {
  en: 'This rule does not apply to this entry.',
  zhHant: '此項規定不適用於此參賽項目。',
  zhHans: '此项规定不适用于此参赛项目。',
};

/** Makes rules ready to be evaluated for many entries. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const compiled = rules.map((rule) => {
    const kind = kinds.get(rule.kind)!;
    const fields = new Set(kind.uses(rule).map(({ field }: FieldUse) => field));
    for (const field of rule.when ? fieldsOf(rule.when) : []) fields.add(field);
    return { rule, kind, fields: [...fields], when: rule.when ? compileCondition(rule.when) : null };
  });
  return {
    evaluate(facts, context) {
      const hearing = new EntryHearing(facts, context);
      return compiled.map(({ rule, kind, fields, when }) => {
        const applies = hearing.holds(rule.streams, when, fields);
        const { outcome, because, found } = applies
          ? kind.decide(rule, hearing)
          : { outcome: 'met' as const, because: DOES_NOT_APPLY, found: {} };
        const evidence = { asked: rule.evidence ?? null, fields: [...fields], found };
        return { id: rule.id, text: rule.text, outcome, because, applies, evidence };
      });
    },
  };
}

/**
 * What every rule comes to for one entry, in the order of the rules. Any answers give a verdict.
 * @throws {RangeError} when an instant or the zone of the context is none: a fault of the caller
 */
export function evaluateRules(rules: readonly Rule[], facts: EntryFacts, context: RuleContext): RuleVerdict[] {
  return compileRules(rules).evaluate(facts, context);
}

class EntryHearing implements Hearing {
  readonly answers: Answers;

  constructor(
    readonly facts: EntryFacts,
    readonly context: RuleContext,
  ) {
    this.answers = new Answers(facts.answers);
  }

  readonly closingDate = (): string => dateIn(this.context.closingAt, this.context.timeZone);

  readonly dateOf = (milestone: string): string | null => {
    const { milestones = {}, timeZone } = this.context;
    const instant = Object.hasOwn(milestones, milestone) ? milestones[milestone] : undefined;
    return instant === undefined ? null : dateIn(instant, timeZone);
  };

  holds(streams: readonly string[] | undefined, when: ConditionTest | null, fields: readonly string[]): boolean {
    const { stream } = this.facts;
    if (streams && (stream === undefined || !streams.includes(stream))) return false;
    if (!when) return true;
    const read = Object.fromEntries(fields.map((field) => [field, this.answers.value(field)]));
    return when(read, stream);
  }
}
