import { WELL_KNOWN_MILESTONES } from '../calendar/milestones.js';
import { sayInstant } from '../calendar/say-instant.js';
import type { Milestone } from '../milestone.js';
import type { Text, Wording } from '../text.js';

/** Milestones by id, as instants. */
export type Milestones = Readonly<Record<string, string | Date>>;

/** When, and in which stream, a form is evaluated. */
export interface FormMoment {
  /** The instant, ISO 8601 with offset or a Date. The caller's clock: the database's, read after the lock. */
  now: string | Date;
  milestones: Milestones;
  /** What the milestones are called, by id; well-known ones need not be here. */
  names?: Readonly<Record<string, Text>>;
  /** Zone in which deadlines are told; `UTC` unless said. */
  timeZone?: string;
  stream?: string | undefined;
}

/** Why a field cannot be edited now. */
export interface Frozen {
  code: 'closed' | 'not-open' | 'no-such-milestone';
  milestone: string;
  /** ISO 8601 in UTC; null when the milestone has no instant. */
  at: string | null;
  text: Wording;
}

/** The milestones of a category: its own go before the edition's of the same id. */
export function milestonesFor(calendar: readonly Milestone[], category?: string): Record<string, string> {
  const own = calendar.filter((milestone) => category !== undefined && milestone.category === category);
  const shared = calendar.filter((milestone) => milestone.category === undefined);
  return Object.fromEntries([...shared, ...own].map(({ id, at }) => [id, at]));
}

/** What the milestones of a calendar are called, by id. */
export function milestoneNames(calendar: readonly Milestone[]): Record<string, Text> {
  return Object.fromEntries(calendar.map(({ id, name }) => [id, name]));
}

/**
 * Milliseconds since 1970.
 * @throws {RangeError} when it is no instant: a fault of the caller, never of an entrant
 */
export function toInstant(value: string | Date, what: string): number {
  const instant = typeof value === 'string' ? Date.parse(value) : value.getTime();
  if (Number.isNaN(instant)) throw new RangeError(`${what} is no instant: ${String(value)}`);
  return instant;
}

/** Answers, for one moment, what is open. Each milestone is worked out once. */
export class Clock {
  private readonly now: number;
  private readonly known = new Map<string, number | null>();
  private readonly written = new Map<string, string | null>();

  constructor(
    private readonly moment: FormMoment,
    private readonly told: Map<string, Frozen>,
  ) {
    this.now = toInstant(moment.now, 'now');
  }

  /** The milestone's instant, or null when the calendar has none. */
  at(milestone: string): number | null {
    let instant = this.known.get(milestone);
    if (instant === undefined) {
      const { milestones } = this.moment;
      const value = Object.hasOwn(milestones, milestone) ? milestones[milestone] : undefined;
      instant = value === undefined ? null : toInstant(value, `milestone ${milestone}`);
      this.known.set(milestone, instant);
    }
    return instant;
  }

  /** The milestone's instant as ISO 8601 in UTC, or null when the calendar has none. */
  iso(milestone: string): string | null {
    let iso = this.written.get(milestone);
    if (iso === undefined) {
      const at = this.at(milestone);
      iso = at === null ? null : new Date(at).toISOString();
      this.written.set(milestone, iso);
    }
    return iso;
  }

  /** Why nothing may be edited between these milestones now, or null. At the very instant of closing it is closed. */
  frozen(opens: string | undefined, closes: string | undefined): Frozen | null {
    const openAt = opens === undefined ? undefined : this.at(opens);
    if (opens !== undefined && (openAt === null || this.now < openAt!))
      return this.tell(openAt === null ? 'no-such-milestone' : 'not-open', opens, openAt ?? null);
    const closeAt = closes === undefined ? undefined : this.at(closes);
    if (closes !== undefined && (closeAt === null || this.now >= closeAt!))
      return this.tell(closeAt === null ? 'no-such-milestone' : 'closed', closes, closeAt ?? null);
    return null;
  }

  private tell(code: Frozen['code'], milestone: string, at: number | null): Frozen {
    const zone = this.moment.timeZone ?? 'UTC';
    const name = nameOf(milestone, this.moment.names);
    const key = `${code} ${milestone} ${name.en} ${at} ${zone}`;
    let frozen = this.told.get(key);
    if (!frozen) {
      frozen = Object.freeze({
        code,
        milestone,
        at: at === null ? null : new Date(at).toISOString(),
        text: Object.freeze(wording(code, name, at, zone)),
      });
      // Bounded: a service that lives for years meets many milestones.
      if (this.told.size > 200) this.told.clear();
      this.told.set(key, frozen);
    }
    return frozen;
  }
}

function nameOf(milestone: string, names: FormMoment['names'] = {}): Wording {
  const name = [names, WELL_KNOWN_MILESTONES].find((known) => Object.hasOwn(known, milestone))?.[milestone];
  return name
    ? { en: name.en, zhHant: name.zhHant, zhHans: name.zhHans ?? name.zhHant }
    : { en: milestone, zhHant: milestone, zhHans: milestone };
}

function wording(code: Frozen['code'], name: Wording, at: number | null, zone: string): Wording {
  if (at === null) {
    return {
      en: `This cannot be edited: the calendar does not say when “${name.en}” is.`,
      zhHant: `此項暫時不能修改：日程尚未訂明「${name.zhHant}」的時間。`,
      zhHans: `此项暂时不能修改：日程尚未订明“${name.zhHans}”的时间。`,
    };
  }
  const when = sayInstant(at, zone);
  return code === 'closed'
    ? {
        en: `This could be edited until ${when.en}, “${name.en}”, and is now frozen.`,
        zhHant: `「${name.zhHant}」：此項已於${when.zhHant}截止，不能再修改。`,
        zhHans: `“${name.zhHans}”：此项已于${when.zhHans}截止，不能再修改。`,
      }
    : {
        en: `This opens on ${when.en}, “${name.en}”.`,
        zhHant: `「${name.zhHant}」：此項於${when.zhHant}開放填寫。`,
        zhHans: `“${name.zhHans}”：此项于${when.zhHans}开放填写。`,
      };
}
