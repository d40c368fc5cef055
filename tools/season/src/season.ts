import { answersFor } from './answers.js';
import { castOf, type CastEntry, type CategoryOfEdition } from './cast.js';
import { Chance } from './chance.js';
import { Graph, GraphRefused } from './graph.js';
import { scoreEverything, type Judge } from './judging.js';
import { many } from './many.js';
import * as ask from './operations.js';
import { Person } from './person.js';
import type { Progress } from './progress.js';
import { resultsDocument, type WinnerRow, type Winners } from './results-document.js';
import type { Stage } from './stage.js';
import { Turns } from './turns.js';
import { until } from './until.js';

export interface SeasonOptions {
  url: string;
  /** Where letters are read; the same as `url` unless services run apart. */
  mailboxUrl: string;
  administrator: string;
  definition: string;
  entries: number;
  judges: number;
  seed: string;
  /** How many people act at once. */
  width: number;
}

export interface SeasonReport {
  editionCode: string;
  counts: Record<string, number>;
  winners: Winners;
  results: { text: string; digest: string };
  mutationTimes: number[];
  queryTimes: number[];
  retries: number;
  seconds: number;
  letters: Record<'queued' | 'sent' | 'failed' | 'inDoubt', number>;
}

interface Drafted {
  cast: CastEntry;
  person: Person;
  id: string;
  code: string;
  version: number;
}

const DOMAIN = 'season.podium.example';
const DAY_MS = 86_400_000;

/** A whole season through the public address alone. */
export class Season {
  private readonly graph: Graph;
  private readonly chance: Chance;
  private readonly counts: Record<string, number> = {};
  private tag = '';
  private code = '';
  private categories: CategoryOfEdition[] = [];
  private clients = 0;

  constructor(
    private readonly options: SeasonOptions,
    private readonly progress: Progress,
  ) {
    this.graph = new Graph(options.url, options.mailboxUrl);
    this.chance = new Chance(options.seed);
  }

  async run(): Promise<SeasonReport> {
    const began = Date.now();
    const { administrator, organiser, approver, screeners } = await this.open();
    const cast = castOf(this.categories, this.options.entries, DOMAIN, this.chance);
    const drafted = await this.enter(cast);
    await this.closeEnrolment(organiser, drafted);
    await this.screen(screeners, drafted);
    const judges = this.judges();
    const quality = new Map(drafted.map(({ code, cast: { quality } }) => [code, quality]));
    await this.judge(organiser, judges, (code) => quality.get(code) ?? 0);
    const winners = await this.release(organiser, approver);
    const seconds = (Date.now() - began) / 1000;
    const letters = await this.lettersOnceSent(administrator);
    this.graph.close();
    const { mutationTimes, queryTimes, retries } = this.graph;
    return {
      editionCode: this.code,
      counts: this.counts,
      winners,
      results: resultsDocument(this.code, winners),
      mutationTimes,
      queryTimes,
      retries,
      seconds,
      letters,
    };
  }

  private person(email: string, locale?: 'EN' | 'ZH_HANT' | 'ZH_HANS'): Person {
    // Each acts from an address of their own, in the range that is kept for examples of networks like these.
    const at = this.clients++;
    return new Person(this.graph, email, `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`, this.tag, locale);
  }

  private count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  /** The administrator opens the edition and appoints those who run it. */
  private async open() {
    this.progress.begin('opening the edition', 1);
    this.tag = `${Date.now().toString(36)}`;
    const administrator = this.person(this.options.administrator);
    const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
    const input = {
      definition: this.options.definition,
      calendar: [
        { id: 'enrolment-opens', at: at(-1) },
        { id: 'enrolment-closes', at: at(1) },
        { id: 'assessment-opens', at: at(1) },
        { id: 'assessment-closes', at: at(30) },
        { id: 'judging-opens', at: at(1) },
        { id: 'judging-closes', at: at(60) },
        { id: 'grand-judging', at: at(70) },
        { id: 'ceremony', at: at(90) },
      ],
    };
    this.code = await this.openUnderFreeCode(administrator, input);
    this.tag = `${this.tag}-${this.code}`;
    const { edition } = await administrator.ask<{ edition: { categories: CategoryOfEdition[] } }>(ask.EDITION, {
      code: this.code,
    });
    this.categories = edition.categories;
    const appoint = (email: string, role: string, categoryCode: string | null) =>
      administrator.tell(`appoint-${email}-${role}`, ask.APPOINT, {
        input: { email, role, editionCode: this.code, categoryCode },
      });
    const organiser = this.person(`organiser@${DOMAIN}`);
    const approver = this.person(`approver@${DOMAIN}`);
    await appoint(organiser.email, 'ORGANISER', null);
    await appoint(approver.email, 'ORGANISER', null);
    const screeners = new Map<string, Person>();
    for (const { code } of this.categories) {
      const screener = this.person(`screener-${code.toLowerCase()}@${DOMAIN}`);
      await appoint(screener.email, 'SCREENER', code);
      screeners.set(code, screener);
    }
    await many([organiser, approver, ...screeners.values()], this.options.width, (person) => person.signIn());
    this.progress.end();
    return { administrator, organiser, approver, screeners };
  }

  /** A second season on the same server takes the next free code. */
  private async openUnderFreeCode(administrator: Person, input: Record<string, unknown>): Promise<string> {
    for (let attempt = 1; attempt < 100; attempt++) {
      const code = attempt === 1 ? null : `SEASON${attempt}`;
      const opened = await administrator.tell<{ __typename: string; code: string }>(
        `open-${attempt}`,
        ask.OPEN_EDITION,
        { input: { ...input, code } },
        ['EditionCodeTaken'],
      );
      if (opened.__typename === 'Edition') return opened.code;
    }
    throw new Error('a hundred seasons have been held on this server');
  }

  /** Entrants sign in, register teams, draft, fill in and submit. */
  private async enter(cast: CastEntry[]): Promise<Drafted[]> {
    this.progress.begin('entrants submit', cast.length);
    const drafted: Drafted[] = [];
    // Drafts of one category are begun in their order, so that the same seed gives the same references.
    const turns = new Turns();
    const fields = new Map(this.categories.map(({ code, form }) => [code, form.fields]));
    let done = 0;
    const ready = cast.map((each) => ({ each, person: this.person(each.leaderEmail) }));
    // Categories take turns too, so that none waits for the largest.
    ready.sort((a, b) => a.each.at - b.each.at);
    await many(ready, this.options.width, async ({ each, person }) => {
      const turn = turns.take(each.categoryCode);
      const { id: teamId } = await person.tell<{ __typename: 'Team'; id: string }>('team', ask.REGISTER_TEAM, {
        input: { editionCode: this.code, ...each.team },
      });
      this.count('teams');
      const { categoryCode, streamCode, title } = each;
      const entry = await turn(() =>
        person.tell<{ __typename: 'Entry'; id: string; code: string; version: number }>('start', ask.START_ENTRY, {
          input: { teamId, categoryCode, streamCode, title },
        }),
      );
      const answers = answersFor(fields.get(categoryCode) ?? [], each);
      const half = Object.fromEntries(Object.entries(answers).slice(0, Math.ceil(Object.keys(answers).length / 2)));
      const saved = await person.tell<{ __typename: 'Entry'; version: number }>('save', ask.SAVE_ENTRY, {
        input: { entryId: entry.id, version: entry.version, answers: half },
      });
      const submitted = await person.tell<{ __typename: 'Entry'; version: number }>('submit', ask.SUBMIT_ENTRY, {
        input: { entryId: entry.id, version: saved.version, answers },
      });
      this.count('entries submitted');
      let { version } = submitted;
      if (each.fate === 'withdrawn') {
        await person.tell('withdraw', ask.WITHDRAW_ENTRY, {
          input: { entryId: entry.id, version, reason: 'We enter another year.' },
        });
        version++;
        this.count('entries withdrawn');
      }
      drafted.push({ cast: each, person, id: entry.id, code: entry.code, version });
      this.progress.at(++done);
    });
    this.progress.end();
    return drafted;
  }

  /** The deadline comes, and whoever is late is refused. */
  private async closeEnrolment(organiser: Person, drafted: Drafted[]): Promise<void> {
    this.progress.begin('enrolment closes', 1);
    const at = new Date(Date.now() + 1_500).toISOString();
    const { edition } = await organiser.ask<{ edition: { calendar: { id: string; category: string | null }[] } }>(
      ask.EDITION,
      { code: this.code },
    );
    for (const { id, category } of edition.calendar.filter(({ id }) => id === 'enrolment-closes')) {
      const input = { editionCode: this.code, milestone: id, category, at, reason: 'Rehearsal: enrolment ends early.' };
      await until('the organiser is known to registrations', () =>
        organiser.tell(`close-${category}`, ask.MOVE_MILESTONE, { input }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(at) - Date.now()) + 50));
    const late = drafted.find(({ cast }) => cast.fate === 'judged') as Drafted;
    const answer = await late.person.tell<{ __typename: string }>(
      'late',
      ask.SUBMIT_ENTRY,
      { input: { entryId: late.id, version: late.version } },
      ['EnrolmentClosed'],
    );
    if (answer.__typename !== 'EnrolmentClosed') throw new Error(`a late entry was answered with ${answer.__typename}`);
    this.count('late entries refused');
    this.progress.end();
  }

  private async screen(screeners: Map<string, Person>, drafted: Drafted[]): Promise<void> {
    const fates = new Map(drafted.map(({ id, cast }) => [id, cast.fate]));
    this.progress.begin('screeners decide', drafted.length);
    let done = 0;
    for (const [categoryCode, screener] of screeners) {
      const waiting: { id: string; version: number }[] = [];
      for (let after: string | null = null; ;) {
        const variables: Record<string, unknown> = { editionCode: this.code, categoryCode, state: 'SUBMITTED', after };
        const {
          entries,
        }: {
          entries: { nodes: { id: string; version: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        } = await screener.ask(ask.ENTRIES, variables);
        waiting.push(...entries.nodes);
        if (!entries.pageInfo.hasNextPage) break;
        after = entries.pageInfo.endCursor;
      }
      await many(waiting, this.options.width, async ({ id, version }) => {
        const refused = fates.get(id) === 'refused';
        const verdict = refused
          ? { verdict: 'REFUSE', reason: await this.reasonOf(screener, id) }
          : { verdict: 'ADMIT' };
        await screener.tell(`screen-${id}`, ask.SCREEN_ENTRY, { input: { entryId: id, version, ...verdict } });
        this.count(refused ? 'entries refused' : 'entries admitted');
        this.progress.at(++done);
      });
    }
    this.progress.end();
  }

  /** Why an entry is refused: the first rule that it does not meet, else what a screener saw in its papers. */
  private async reasonOf(screener: Person, entryId: string): Promise<string> {
    const { eligibility } = await screener.ask<{ eligibility: { outcome: string; because: string }[] }>(
      ask.ELIGIBILITY,
      { entryId },
    );
    const unmet = eligibility.find(({ outcome }) => outcome === 'NOT_MET');
    this.count(unmet ? 'refused by a rule' : 'refused for their papers');
    return unmet?.because ?? 'The proof that the form asks for cannot be read.';
  }

  private judges(): Judge[] {
    return Array.from({ length: this.options.judges }, (_, at) => ({
      at,
      person: this.person(`judge-${at}@${DOMAIN}`),
    }));
  }

  /** Stage after stage: panels are formed, judges seated, rounds opened, assigned, scored and closed. */
  private async judge(organiser: Person, judges: Judge[], qualityOf: (code: string) => number): Promise<void> {
    for (const stage of this.stages()) {
      const rounds: string[] = [];
      const seated = new Set<Judge>();
      this.progress.begin(`${stage.code}: panels`, stage.places.length);
      const panels = stage.places.map((place, at) => ({ place, at, seats: this.seatsFor(stage, place, judges) }));
      const load = new Map<string, number>();
      await many(panels, 8, async ({ place, at, seats }) => {
        const panel = await this.panel(organiser, stage, place, seats);
        const roundId = await this.round(organiser, stage, place, panel);
        rounds[at] = roundId;
        const seed = `${this.options.seed} ${stage.code} ${place.categoryCode} ${place.streamCode}`;
        const { assigned, short } = await organiser.tell<{
          __typename: 'DossiersAssigned';
          assigned: number;
          short: number;
        }>(`assign-${roundId}`, ask.ASSIGN, { input: { roundId, seed } });
        if (short > 0)
          throw new Error(`${stage.code} ${place.categoryCode} ${place.streamCode}: ${short} dossiers lack judges`);
        load.set(roundId, assigned);
        for (const seat of seats) seated.add(seat);
        this.progress.at(load.size);
      });
      this.progress.end();
      const total = [...load.values()].reduce((sum, each) => sum + each, 0);
      this.progress.begin(`${stage.code}: sheets`, total);
      // A judge who has just signed in is known to judging a moment later, so whoever saw nothing looks again.
      let sheets = 0;
      await until(`every judge of ${stage.code} sees what is assigned`, async () => {
        const before = sheets;
        const seen = (done: number) => this.progress.at(before + done);
        sheets += await scoreEverything([...seated], stage, this.options.width, this.chance, qualityOf, seen);
        if (sheets < total) throw new GraphRefused('NOT_YET', `${total} sheets were assigned, ${sheets} handed in`);
      });
      this.count('score sheets', sheets);
      if (sheets !== total) throw new Error(`${stage.code}: ${total} sheets were assigned, ${sheets} handed in`);
      this.progress.end();
      this.progress.begin(`${stage.code}: closing`, rounds.length);
      let closed = 0;
      await many(rounds, 4, async (roundId) => {
        await this.close(organiser, roundId, stage.code !== 'assessment');
        this.count('rounds closed');
        this.progress.at(++closed);
      });
      this.progress.end();
    }
  }

  /** Closes a round. Where an award hangs on it, the panel votes on shared places; at a cut those who share it go on together. */
  private async close(organiser: Person, roundId: string, refuseTies: boolean): Promise<void> {
    const closed = await organiser.tell<{ __typename: string; ties?: string[][] }>(
      `close-${roundId}`,
      ask.CLOSE_ROUND,
      { roundId, refuseTies },
      ['PlacesShared'],
    );
    if (!closed.ties) return;
    const panelVotes: { dossierId: string; votes: number }[] = [];
    for (const tied of closed.ties) {
      const codes = new Map<string, string>();
      for (const id of tied) {
        codes.set(id, (await organiser.ask<{ dossier: { code: string } }>(ask.DOSSIER, { id })).dossier.code);
      }
      // The panel prefers the earlier reference, so that the same seed gives the same vote.
      const byCode = [...tied].sort((a, b) => ((codes.get(a) ?? '') < (codes.get(b) ?? '') ? -1 : 1));
      panelVotes.push(...byCode.map((dossierId, at) => ({ dossierId, votes: byCode.length - at })));
    }
    await organiser.tell(`close-voted-${roundId}`, ask.CLOSE_ROUND, { roundId, refuseTies, panelVotes });
    this.count('ties broken by a vote', closed.ties.length);
  }

  private stages(): Stage[] {
    const streams = this.categories.flatMap(({ code, streams }) =>
      streams.map((stream) => ({ categoryCode: code, streamCode: stream.code })),
    );
    const categories = this.categories.map(({ code }) => ({ categoryCode: code, streamCode: null }));
    const editionCode = this.code;
    return [
      { editionCode, code: 'assessment', name: { en: 'Assessors', zhHant: '評審員' }, places: streams },
      { editionCode, code: 'judging', name: { en: 'Judging Panel', zhHant: '評審委員會' }, places: streams },
      { editionCode, code: 'grand', name: { en: 'Grand Award Panel', zhHant: '大獎評審委員會' }, places: categories },
      {
        editionCode,
        code: 'award-of-the-year',
        name: { en: 'Grand Judging Panel', zhHant: '最終評審委員會' },
        places: [{ categoryCode: null, streamCode: null }],
      },
    ];
  }

  /** Judges of a place. The largest streams get the most assessors; every panel has at least five. */
  private seatsFor(stage: Stage, { categoryCode, streamCode }: Stage['places'][number], judges: Judge[]): Judge[] {
    const { length } = judges;
    const entries = this.counts['entries submitted'] ?? 1;
    const inStream = entries / Math.max(1, stage.places.length);
    const large = categoryCode === 'SI';
    const wanted =
      stage.code === 'assessment' && large ? Math.max(6, Math.round(length / 4)) : stage.code === 'assessment' ? 6 : 5;
    const count = Math.min(length, Math.max(5, Math.min(wanted, Math.ceil(inStream * 3))));
    const begin = Math.floor(this.chance.of('panel', stage.code, categoryCode ?? '', streamCode ?? '') * length);
    return Array.from({ length: count }, (_, at) => judges[(begin + at) % length] as Judge);
  }

  private async panel(
    organiser: Person,
    stage: Stage,
    place: Stage['places'][number],
    seats: Judge[],
  ): Promise<string> {
    const where = `${stage.code}-${place.categoryCode}-${place.streamCode}`;
    const { id: panelId } = await until('the organiser is known to judging', () =>
      organiser.tell<{ __typename: 'Panel'; id: string }>(`panel-${where}`, ask.FORM_PANEL, {
        input: { editionCode: this.code, stageCode: stage.code, ...place, name: stage.name },
      }),
    );
    for (const { person, at } of seats) {
      const input = { panelId, email: person.email, familyName: 'Judge', givenName: `No. ${at + 1}` };
      await organiser.tell(`seat-${where}-${at}`, ask.SEAT_JUDGE, { input });
    }
    await Promise.all(seats.map(({ person }) => person.signIn()));
    return panelId;
  }

  /** Opens the round once judging has heard of everything that belongs into it. */
  private async round(
    organiser: Person,
    stage: Stage,
    place: Stage['places'][number],
    panelId: string,
  ): Promise<string> {
    const input = { editionCode: this.code, stageCode: stage.code, ...place, panelId };
    const round = await until(`the round ${stage.code} ${place.categoryCode} ${place.streamCode} can be opened`, () =>
      organiser.tell<{ __typename: 'Round'; id: string }>(`round-${panelId}`, ask.OPEN_ROUND, { input }),
    );
    this.count('rounds opened');
    return round.id;
  }

  /** Organisers confer what the standings say, one proposes the release, another approves it; then the public reads. */
  private async release(organiser: Person, approver: Person): Promise<Winners> {
    this.progress.begin('awards and release', 1);
    const editionCode = this.code;
    const expected = this.counts['rounds closed'] ?? 0;
    const due = await until('every standing has reached results', async () => {
      const { awardsDue } = await organiser.ask<{ awardsDue: Due[] }>(ask.AWARDS_DUE, { editionCode });
      const rounds = new Set(awardsDue.map(({ roundId }) => roundId)).size;
      // Assessment confers nothing; every other round does.
      const awarding = expected - this.categories.reduce((sum, { streams }) => sum + streams.length, 0);
      if (rounds < awarding) throw new GraphRefused('NOT_YET', `${rounds} of ${awarding}`);
      return awardsDue;
    });
    const awards = chosen(due).map(({ awardCode, entryId, roundId }) => ({ awardCode, entryId, roundId }));
    await organiser.tell('confer', ask.CONFER, { input: { editionCode, awards } });
    this.count('awards conferred', awards.length);
    const before = await this.readWinners();
    if (before.EN.length > 0) throw new Error('winners were read before anybody released them');
    const at = new Date(Date.now() + 2_000).toISOString();
    const proposed = await organiser.tell<{ __typename: 'Release'; id: string; awardsHash: string }>(
      'propose',
      ask.PROPOSE_RELEASE,
      {
        input: { editionCode, at },
      },
    );
    await approver.tell('approve', ask.APPROVE_RELEASE, {
      input: { releaseId: proposed.id, awardsHash: proposed.awardsHash },
    });
    const early = await this.readWinners();
    if (Date.now() < Date.parse(at) && early.EN.length > 0) throw new Error('winners were read before their instant');
    const winners = await until('the release', async () => {
      const read = await this.readWinners();
      if (read.EN.length < awards.length) throw new GraphRefused('NOT_YET', 'not released yet');
      return read;
    });
    this.progress.end();
    return winners;
  }

  /** How many letters the server has sent in all; waits a little for those on their way. */
  private async lettersOnceSent(administrator: Person): Promise<SeasonReport['letters']> {
    this.progress.begin('last letters', 1);
    for (let attempt = 0; ; attempt++) {
      const { letterCounts } = await administrator.ask<{ letterCounts: SeasonReport['letters'] }>(ask.LETTER_COUNTS);
      if (letterCounts.queued === 0 || attempt === 60) {
        this.progress.end();
        return letterCounts;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** As anybody reads them: without a token. */
  private async readWinners(): Promise<Winners> {
    const read = (locale: string) =>
      this.graph
        .ask<{ winners: WinnerRow[] }>(ask.WINNERS, { editionCode: this.code, locale }, { client: '10.255.255.1' })
        .then(({ winners }) => winners);
    return { EN: await read('EN'), ZH_HANT: await read('ZH_HANT'), ZH_HANS: await read('ZH_HANS') };
  }
}

interface Due {
  awardCode: string;
  categoryCode: string | null;
  streamCode: string | null;
  entryId: string;
  entryCode: string;
  roundId: string;
  tied: boolean;
}

/** Where more are tied than there are awards, the panel's choice: here the earlier reference. */
function chosen(due: Due[]): Due[] {
  const seen = new Set<string>();
  return due.filter(({ awardCode, roundId, tied }) => {
    const key = `${awardCode} ${roundId}`;
    if (tied && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
