import { Inject, Injectable } from '@nestjs/common';
import { titleKey, readEconomy, type PastEntry, type Rule } from '@podium/programmes';
import type { OpenedEdition } from '../edition/editions.js';
import type { Entry } from '../entry/entry.type.js';
import { HeavyReader } from './heavy-reader.js';

interface Row {
  entry: string;
  edition: string;
  category: string;
  stream: string;
  live: boolean;
  title: Record<string, string>;
  persons: string[];
  organisation: Record<string, string> | null;
  /** Answers to the fields that ask for an economy, by field. */
  economies: Record<string, unknown> | null;
}

const ROW = `e.id AS entry, e.edition_code AS edition, e.category_code AS category, e.stream_code AS stream,
  e.state IN ('submitted', 'admitted') AS live, e.title, e.roster->'organisation' AS organisation,
  ARRAY(SELECT m->>'email' FROM jsonb_array_elements(e.roster->'members') AS m) AS persons`;

/** More than anybody can have entered; a bound so that one question never reads a whole series. */
const MOST_OF_THE_SAME = 500;
const MOST_BESIDE = 10_000;

/** What an organisation is recognised by: its names, however they are written. */
export const organisationKeys = (organisation: object | null): string[] =>
  Object.values(organisation ?? {}).map((name) => titleKey(String(name)));

/** The id of the economy that an entry's answers name; where no field asks for one, undefined. */
export function economyOf(
  opened: OpenedEdition,
  category: string,
  answers: Record<string, unknown>,
): string | undefined {
  const answer = answers[economyField(opened, category) ?? ''];
  return typeof answer === 'string' ? readEconomy(answer)?.id : undefined;
}

function economyField(opened: OpenedEdition, category: string): string | undefined {
  return opened
    .category(category)
    ?.category.form.fields.find((field) => field.kind === 'text' && field.format === 'economy')?.id;
}

/** What was submitted before an entry, as rules look back on it. */
@Injectable()
export class EarlierEntries {
  constructor(@Inject(HeavyReader) private readonly reader: HeavyReader) {}

  async before(entry: Entry, opened: OpenedEdition, rules: readonly Rule[], now: Date): Promise<PastEntry[]> {
    const until = entry.submittedAt ?? now;
    const rows = await this.ofTheSame(entry, opened.edition.series, until);
    // Whatever is counted beyond the same people and organisation has a limit for all, or for an economy.
    const beyond = rules.some((rule) => rule.kind === 'entry-limit' && ['economy', 'everybody'].includes(rule.per));
    if (beyond) {
      const known = new Set(rows.map((row) => row.entry));
      const beside = await this.beside(entry, opened, until);
      rows.push(...beside.filter((row) => !known.has(row.entry)));
    }
    return rows.map(({ title, organisation, economies, ...row }) => ({
      ...row,
      titles: Object.values(title),
      organisations: organisationKeys(organisation),
      economy: economyOf(opened, row.category, economies ?? {}),
    }));
  }

  /** What the same people or the same organisation submitted, in any edition of the series. */
  private ofTheSame(entry: Entry, series: string, until: Date): Promise<Row[]> {
    const { members, organisation } = entry.roster;
    return this.reader.database.query<Row>(
      // The teams first: there are few, whatever else the installation holds.
      `WITH theirs AS MATERIALIZED (
         SELECT team_id FROM team_member WHERE email_key = ANY($1) UNION SELECT id FROM team WHERE organisation = $2)
       SELECT ${ROW}, NULL::jsonb AS economies
       FROM theirs JOIN entry e ON e.team_id = theirs.team_id JOIN edition n ON n.code = e.edition_code
       WHERE n.series = $3 AND e.submitted_at < $4 AND e.id <> $5
       ORDER BY e.submitted_at LIMIT ${MOST_OF_THE_SAME}`,
      [members.map(({ email }) => email), organisation && JSON.stringify(organisation), series, until, entry.id],
    );
  }

  /** What anybody submitted to the same edition. */
  private beside(entry: Entry, opened: OpenedEdition, until: Date): Promise<Row[]> {
    const fields = new Set(opened.edition.categories.flatMap(({ code }) => economyField(opened, code) ?? []));
    return this.reader.database.query<Row>(
      `SELECT ${ROW}, (SELECT jsonb_object_agg(f, e.answers->f) FROM unnest($4::text[]) AS f WHERE e.answers ? f) AS economies
       FROM entry e WHERE e.edition_code = $1 AND e.submitted_at < $2 AND e.id <> $3
       ORDER BY e.submitted_at LIMIT ${MOST_BESIDE}`,
      [entry.editionCode, until, entry.id, [...fields]],
    );
  }
}
