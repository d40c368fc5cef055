import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@podium/platform-database';
import { compileRules, type PastEntry } from '@podium/programmes';
import { Editions } from '../edition/editions.js';
import { momentOf } from '../entry/changes.js';
import type { Entry } from '../entry/entry.type.js';
import type { EligibilityFinding } from './eligibility.type.js';

interface Earlier {
  entry: string;
  edition: string;
  category: string;
  stream: string;
  live: boolean;
  title: Record<string, string>;
  persons: string[];
  organisation: Record<string, string> | null;
}

/** Looks at an entry with the rules of its category. The past is what this installation holds of the same people. */
@Injectable()
export class Eligibility {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  /** One finding per rule, in the order of the definition. An entry that was not submitted is looked at as if it were now. */
  async of(entry: Entry): Promise<EligibilityFinding[]> {
    const opened = await this.editions.current(entry.editionCode);
    const category = opened?.category(entry.categoryCode);
    const closingAt = category?.milestones['enrolment-closes'];
    if (!opened || !category || !closingAt) return [];
    const named = new Set(category.category.rules ?? []);
    const rules = (opened.edition.rules ?? []).filter(({ id }) => named.has(id));
    const [{ now }] = (await this.database.query<{ now: Date }>('SELECT clock_timestamp() AS now')) as [{ now: Date }];
    const moment = momentOf(opened, category, entry.streamCode, now);
    const persons = entry.team.members.map(({ email }) => email);
    const facts = {
      entry: entry.id,
      edition: entry.editionCode,
      category: entry.categoryCode,
      stream: entry.streamCode,
      answers: category.form.evaluate(entry.answers, moment).effectiveAnswers,
      titles: Object.values(entry.title),
      persons,
      organisations: names(entry.team.organisation as Record<string, string> | null),
    };
    const verdicts = compileRules(rules).evaluate(facts, {
      now,
      closingAt,
      timeZone: opened.edition.timeZone,
      milestones: category.milestones,
      past: { entries: await this.earlier(entry, opened.edition.series, persons, now), awards: [] },
    });
    return verdicts.map(({ id, text, outcome, because, applies, evidence }) => ({
      rule: id,
      text,
      outcome: outcome as EligibilityFinding['outcome'],
      because,
      applies,
      evidence: evidence.asked,
      fields: evidence.fields,
    }));
  }

  /** What the same people or the same organisation submitted before, in any edition of the series. */
  private async earlier(entry: Entry, series: string, persons: string[], now: Date): Promise<PastEntry[]> {
    const rows = await this.database.query<Earlier>(
      `SELECT e.id AS entry, e.edition_code AS edition, e.category_code AS category, e.stream_code AS stream,
         e.state IN ('submitted', 'admitted') AS live, e.title, t.organisation,
         (SELECT array_agg(m.email_key) FROM team_member m WHERE m.team_id = t.id) AS persons
       FROM entry e JOIN team t ON t.id = e.team_id JOIN edition ed ON ed.code = e.edition_code
       WHERE t.id IN (SELECT team_id FROM team_member WHERE email_key = ANY($1) UNION SELECT id FROM team WHERE organisation = $2)
         AND ed.definition->>'series' = $3 AND e.submitted_at < $4 AND e.id <> $5
       ORDER BY e.submitted_at LIMIT 500`,
      [
        persons,
        entry.team.organisation && JSON.stringify(entry.team.organisation),
        series,
        entry.submittedAt ?? now,
        entry.id,
      ],
    );
    return rows.map(({ title, organisation, ...row }) => ({
      ...row,
      titles: Object.values(title),
      organisations: names(organisation),
    }));
  }
}

const names = (organisation: Record<string, string> | null) => Object.values(organisation ?? {});
