import type { Edition } from '@podium/programmes';
import { Chance } from './chance.js';
import { Graph } from './graph.js';
import { Person } from './person.js';
import type { Progress } from './progress.js';

export interface SeasonOptions {
  url: string;
  /** Where letters are read; the same as `url` unless services run apart. */
  mailboxUrl: string;
  /** What opens the mailbox there. */
  mailboxKey: string;
  administrator: string;
  /** A definition that comes with Podium, e.g. `hkicta-2023`. */
  definition: string;
  entries: number;
  judges: number;
  seed: string;
  /** How many people act at once. */
  width: number;
}

/** Where everybody of a season has a mailbox. */
export const DOMAIN = 'season.podium.example';

/** Everybody who acts in one season, and what all of them know of it. */
export class Company {
  readonly graph: Graph;
  readonly chance: Chance;
  readonly counts: Record<string, number> = {};
  /** Known once the edition is open. */
  editionCode = '';
  /** Tells this season's keys from another's on the same server. */
  tag = Date.now().toString(36);
  private clients = 0;

  constructor(
    readonly options: SeasonOptions,
    /** What the definition says: stages, forms, awards, calendar. */
    readonly edition: Edition,
    readonly progress: Progress,
  ) {
    this.graph = new Graph(options.url, options.mailboxUrl, options.mailboxKey);
    this.chance = new Chance(options.seed);
  }

  person(email: string, locale?: 'EN' | 'ZH_HANT' | 'ZH_HANS'): Person {
    // Each acts from an address of their own, in a range that no public network has.
    const at = this.clients++;
    return new Person(this.graph, email, `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`, this.tag, locale);
  }

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }
}
