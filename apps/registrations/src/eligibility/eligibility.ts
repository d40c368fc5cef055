import { Inject, Injectable } from '@nestjs/common';
import {
  compileRules,
  inTheirWords,
  nounOf,
  type Past,
  type RuleContext,
  type RuleVerdict,
  type Wording,
} from '@podium/programmes';
import type { WholeText } from '@podium/platform-graphql';
import { Editions } from '../edition/editions.js';
import type { Entry } from '../entry/entry.type.js';
import { formMoment } from '../entry/form-moment.js';
import { enteringAt } from '../entry/openness.js';
import { PastAwards } from '../past-award/past-awards.js';
import { EarlierEntries, economyOf, organisationKeys } from './earlier-entries.js';
import { EligibilityOutcome, type EligibilityFinding } from './eligibility.type.js';

const ABOUT_OTHERS: WholeText = {
  en: 'This rule is about other entries. The organiser looks at it.',
  zhHant: '此項規定涉及其他參賽項目，由主辦機構審核。',
  zhHans: '此项规定涉及其他参赛项目，由主办机构审核。',
};

/** Looks at an entry with the rules of its category. The past is what this installation holds of the same people. */
@Injectable()
export class Eligibility {
  constructor(
    @Inject(Editions) private readonly editions: Editions,
    @Inject(EarlierEntries) private readonly earlier: EarlierEntries,
    @Inject(PastAwards) private readonly awards: PastAwards,
  ) {}

  /**
   * One finding per rule, in the order of the definition. An entry that was not submitted is looked at as if it were now.
   * @param ofOthers  whether whoever asks may hear what other entries have to do with this one; else a rule that looks at
   * others is open, whatever they are: an answer either way would tell of them
   */
  async of(entry: Entry, ofOthers: boolean): Promise<EligibilityFinding[]> {
    const { now, opened: editions } = await this.editions.now([entry.editionCode]);
    const opened = editions.get(entry.editionCode);
    const category = opened?.category(entry.categoryCode);
    if (!opened || !category) return [];
    const named = new Set(category.category.rules ?? []);
    const rules = (opened.edition.rules ?? []).filter(({ id }) => named.has(id));
    const moment = formMoment(opened, category, entry.streamCode, now);
    const { members, organisation } = entry.roster;
    const answers = category.form.evaluate(entry.answers, moment).effectiveAnswers;
    const facts = {
      entry: entry.id,
      edition: entry.editionCode,
      category: entry.categoryCode,
      stream: entry.streamCode,
      answers,
      titles: Object.values(entry.title),
      persons: members.map(({ email }) => email),
      organisations: organisationKeys(organisation),
      economy: economyOf(opened, entry.categoryCode, answers),
    };
    const looksBack = rules.some(({ kind }) => kind === 'past-award');
    const past: Past = {
      entries: ofOthers ? await this.earlier.before(entry, opened, rules, now) : [],
      awards: ofOthers && looksBack ? await this.awards.of(opened.edition.series, facts) : null,
    };
    const context = {
      now,
      closingAt: enteringAt(opened, category).closesAt ?? now,
      timeZone: opened.edition.timeZone,
      milestones: category.milestones,
    };
    return rules.flatMap((rule) => {
      const looking = new Looking(context, past);
      const verdicts = compileRules([rule]).evaluate(facts, looking);
      return verdicts.map((verdict) => findingOf(verdict, ofOthers || !looking.atOthers, nounOf(opened.edition)));
    });
  }
}

/** What rules are told besides the entry; remembers whether they asked about other entries. */
class Looking implements RuleContext {
  readonly now: Date;
  readonly closingAt: Date;
  readonly timeZone: string;
  readonly milestones: NonNullable<RuleContext['milestones']>;
  atOthers = false;

  constructor(
    context: { now: Date; closingAt: Date; timeZone: string; milestones: NonNullable<RuleContext['milestones']> },
    private readonly others: Past,
  ) {
    this.now = context.now;
    this.closingAt = context.closingAt;
    this.timeZone = context.timeZone;
    this.milestones = context.milestones;
  }

  get past(): Past {
    this.atOthers = true;
    return this.others;
  }
}

function findingOf(
  { id, text, outcome, because, applies, evidence }: RuleVerdict,
  told: boolean,
  noun: Wording,
): EligibilityFinding {
  return {
    rule: id,
    text,
    outcome: told ? (outcome as EligibilityOutcome) : EligibilityOutcome.PERSON_MUST_DECIDE,
    because: inTheirWords(told ? because : ABOUT_OTHERS, noun),
    applies,
    evidence: evidence.asked,
    fields: evidence.fields,
  };
}
