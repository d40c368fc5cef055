import { Inject, Injectable } from '@nestjs/common';
import { editionFrom, type EditionDefinition } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import { Documents } from '@podium/platform-storage';
import {
  compileForm,
  editionAt,
  enteringOf,
  milestonesFor,
  nounOf,
  type Category,
  type CompiledForm,
  type Edition,
  type Milestones,
  type Rule,
} from '@podium/programmes';
import { LRUCache } from 'lru-cache';
import { shownForm } from '../form/shown-form.js';
import { StageScope, type Edition as EditionType, type OpenWindow } from './edition.type.js';
import { inForce, milestoneOf, type EditionVersion, type MilestoneRow } from './edition-rows.js';

/** An edition ready for use: forms compiled once per revision. */
export interface OpenedEdition {
  id: string;
  edition: Edition;
  revision: number;
  /** Which definitions held from which revision on, the oldest first. */
  versions: EditionVersion[];
  category(code: string): OpenedCategory | undefined;
}

export interface OpenedCategory {
  category: Category;
  form: CompiledForm;
  milestones: Milestones;
}

export interface ListedEdition {
  opened: OpenedEdition;
  /** To the microsecond, as PostgreSQL writes it. */
  openedAt: string;
}

interface EditionRow {
  id: string;
  revision: number;
  versions: EditionVersion[];
  calendar: MilestoneRow[];
}

/** Parsed editions that are remembered: some megabytes each. Their text is remembered by the storage, by bytes. */
const MOST_PARSED = 64;
/** Definitions that held before are asked for by whoever was in the midst of a form. */
const MOST_EARLIER = 16;

/** Editions by code. A definition is read once per revision; whoever knows a newer revision asks for it. */
@Injectable()
export class Editions {
  private readonly known = new LRUCache<string, OpenedEdition>({ max: MOST_PARSED });
  private readonly earlier = new LRUCache<string, OpenedEdition>({ max: MOST_EARLIER });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  /** The edition at this revision or a later one; null when there is none. */
  async at(code: string, revision: number, db: Pick<Tx, 'query'> = this.database): Promise<OpenedEdition | null> {
    const known = this.known.get(code);
    if (known && known.revision >= revision) return known;
    const [row] = await db.query<EditionRow>(
      `SELECT e.id, e.revision,
         (SELECT jsonb_agg(jsonb_build_object('revision', v.revision, 'definition', v.definition_hash, 'source', v.source_hash)
            ORDER BY v.revision) FROM edition_version v WHERE v.edition_code = e.code AND v.revision <= e.revision AND v.revision >
              (SELECT coalesce(max(t.revision), 0) FROM edition_taken_back t WHERE t.edition_code = e.code)) AS versions,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('code', m.code, 'category', m.category_code, 'name', m.name, 'at', m.at)
            ORDER BY m.at, m.code, m.category_code NULLS FIRST), '[]') FROM milestone m WHERE m.edition_code = e.code) AS calendar
       FROM edition e WHERE e.code = $1`,
      [code],
    );
    if (!row) return null;
    const opened = await this.open(row);
    this.known.set(code, opened);
    return opened;
  }

  /** The edition as its definition was at an earlier revision, with the calendar of now: dates move, and hold for everybody. */
  async asOf(opened: OpenedEdition, revision: number): Promise<OpenedEdition> {
    const { id, versions, edition } = opened;
    const then = inForce(versions, revision);
    if (then.definition === inForce(versions, opened.revision).definition) return opened;
    const key = `${edition.code} ${opened.revision} ${then.definition}`;
    const known = this.earlier.get(key);
    if (known) return known;
    const definition = await this.documents.json<EditionDefinition>(then.definition);
    const earlier = made(id, then.revision, versions, editionFrom(definition, edition.calendar));
    this.earlier.set(key, earlier);
    return earlier;
  }

  private async open({ id, revision, versions, calendar }: EditionRow): Promise<OpenedEdition> {
    const definition = await this.documents.json<EditionDefinition>(inForce(versions, revision).definition);
    return made(id, revision, versions, editionFrom(definition, calendar.map(milestoneOf)));
  }

  /** The edition as it stands now. */
  async current(code: string, db: Pick<Tx, 'query'> = this.database): Promise<OpenedEdition | null> {
    const [row] = await db.query<{ revision: number }>('SELECT revision FROM edition WHERE code = $1', [code]);
    return row ? this.at(code, row.revision, db) : null;
  }

  /**
   * The database's clock, and the edition as it stands at that moment. Ask once what is decided about is locked: whoever waited
   * for the lock still holds what was true when the waiting began.
   */
  async atThisMoment(tx: Tx, code: string): Promise<{ now: Date; opened: OpenedEdition }> {
    const [row] = await tx.query<{ now: Date; revision: number }>(
      'SELECT clock_timestamp() AS now, revision FROM edition WHERE code = $1',
      [code],
    );
    const opened = row && (await this.at(code, row.revision, tx));
    if (!opened) throw new Error(`there is no edition ${code}`);
    return { now: row.now, opened };
  }

  /** The database's clock, and each of these editions as it stands then. */
  async now(codes: string[]): Promise<{ now: Date; opened: Map<string, OpenedEdition> }> {
    const rows = await this.database.query<{ code: string; revision: number; now: Date }>(
      'SELECT code, revision, clock_timestamp() AS now FROM edition WHERE code = ANY($1)',
      [codes],
    );
    const opened = new Map<string, OpenedEdition>();
    for (const { code, revision } of rows) {
      const edition = await this.at(code, revision);
      if (edition) opened.set(code, edition);
    }
    return { now: rows[0]?.now ?? new Date(0), opened };
  }

  /** The latest first, with the instant at which each was opened. */
  async list(limit: number, after: { openedAt: string; code: string } | null): Promise<ListedEdition[]> {
    const rows = await this.database.query<{ code: string; revision: number; openedAt: string }>(
      `SELECT code, revision, to_json(opened_at)#>>'{}' AS "openedAt" FROM edition
       WHERE $1::timestamptz IS NULL OR (opened_at, $2::text) < ($1, code) ORDER BY opened_at DESC, code LIMIT $3`,
      [after?.openedAt, after?.code, limit],
    );
    const listed: ListedEdition[] = [];
    for (const { code, revision, openedAt } of rows) {
      const opened = await this.at(code, revision);
      if (opened) listed.push({ opened, openedAt });
    }
    return listed;
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('SELECT count(*)::int FROM edition');
    return row?.count ?? 0;
  }
}

function made(id: string, revision: number, versions: EditionVersion[], whole: Edition): OpenedEdition {
  // What follows from dates, such as the instants of tickets, is worked out anew.
  const edition = editionAt(whole, []);
  const categories = new Map<string, OpenedCategory>();
  return {
    id,
    edition,
    revision,
    versions,
    category(code) {
      const category = edition.categories.find((each) => each.code === code);
      if (!category) return undefined;
      let opened = categories.get(code);
      if (!opened) {
        opened = { category, form: compileForm(category.form), milestones: milestonesFor(edition.calendar, code) };
        categories.set(code, opened);
      }
      return opened;
    },
  };
}

/** The edition as the graph shows it. */
export function shown({ edition, revision }: Pick<OpenedEdition, 'edition' | 'revision'>): EditionType {
  return {
    __typename: 'Edition',
    code: edition.code,
    name: edition.name,
    label: edition.label,
    theme: edition.theme ?? null,
    noun: nounOf(edition),
    texts: Object.entries(edition.texts ?? {}).map(([code, text]) => ({ code, text })),
    timeZone: edition.timeZone,
    revision,
    categories: edition.categories.map(({ code, name, organiser, streams, form, stages, team, rules = [] }) => ({
      code,
      name,
      organiser: organiser ?? null,
      streams,
      entering: windowShown(edition, code),
      stages: stages.map((stage) => ({ code: stage.code, name: stage.name, scope: STAGE_SCOPES[stage.scope] })),
      team,
      rules: rules.flatMap((id) => edition.rules?.find((rule) => rule.id === id) ?? []).map(ruleShown),
      // Only for whoever asks: most ask for no form.
      get applicationForm() {
        return shownForm(edition, code);
      },
      form,
    })),
    awards: edition.awards.map(({ code, name, scope, stage, categories }) => ({
      code,
      name,
      scope: STAGE_SCOPES[scope],
      stageCode: stage,
      categoryCodes: categories,
    })),
    calendar: edition.calendar.map(({ id, name, category, at }) => ({
      code: id,
      name,
      category: category ?? null,
      at: new Date(at),
    })),
  };
}

const ruleShown = ({ id, text, evidence }: Rule) => ({ code: id, text, evidence: evidence ?? null });

const STAGE_SCOPES = { stream: StageScope.STREAM, category: StageScope.CATEGORY, edition: StageScope.EDITION } as const;

function windowShown(edition: Edition, category: string): OpenWindow | null {
  const window = enteringOf(edition, category);
  return window && { opensAt: window.opensAt, closesAt: window.closesAt };
}
