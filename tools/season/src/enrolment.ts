import { enteringOf, type Form } from '@podium/programmes';
import { answersFor } from './answers.js';
import type { CastEntry } from './cast.js';
import type { Company } from './company.js';
import { many } from './many.js';
import { withPapers } from './papers.js';
import * as ask from './operations.js';
import type { Person } from './person.js';
import { Turns } from './turns.js';
import { until } from './until.js';

/** An entry as its leader knows it after submitting. */
export interface Drafted {
  cast: CastEntry;
  person: Person;
  id: string;
  code: string;
  version: number;
}

/** Entrants sign in, register teams, draft, fill in and submit. */
export async function enter(company: Company, cast: CastEntry[]): Promise<Drafted[]> {
  company.progress.begin('entrants submit', cast.length);
  const drafted: Drafted[] = [];
  // Drafts of one category are begun in their order, so that the same seed gives the same references.
  const turns = new Turns();
  const forms = new Map(company.edition.categories.map(({ code, form }) => [code, form]));
  let done = 0;
  const ready = cast.map((each) => ({ each, person: company.person(each.leaderEmail) }));
  // Categories take turns too, so that none waits for the largest.
  ready.sort((a, b) => a.each.at - b.each.at);
  await many(ready, company.options.width, async ({ each, person }) => {
    const turn = turns.take(each.categoryCode);
    const { id: teamId } = await person.tell<{ __typename: 'Team'; id: string }>('team', ask.REGISTER_TEAM, {
      input: { editionCode: company.editionCode, ...each.team },
    });
    company.count('teams');
    const { categoryCode, streamCode, title } = each;
    const entry = await turn(() =>
      person.tell<{ __typename: 'Entry'; id: string; code: string; version: number }>('start', ask.START_ENTRY, {
        input: { teamId, categoryCode, streamCode, title },
      }),
    );
    if (each.at === 0) await acceptInvitations(company, each);
    const form = forms.get(categoryCode) as Form;
    const answers = await withPapers(person, entry.id, form, answersFor(form, each));
    const half = Object.fromEntries(Object.entries(answers).slice(0, Math.ceil(Object.keys(answers).length / 2)));
    const saved = await person.tell<{ __typename: 'Entry'; version: number }>('save', ask.SAVE_ENTRY, {
      input: { entryId: entry.id, version: entry.version, answers: half },
    });
    const submitted = await person.tell<{ __typename: 'Entry'; version: number }>('submit', ask.SUBMIT_ENTRY, {
      input: { entryId: entry.id, version: saved.version, answers },
    });
    company.count('entries submitted');
    let { version } = submitted;
    if (each.fate === 'withdrawn') {
      await person.tell('withdraw', ask.WITHDRAW_ENTRY, {
        input: { entryId: entry.id, version, reason: 'We enter another year.' },
      });
      version++;
      company.count('entries withdrawn');
    }
    drafted.push({ cast: each, person, id: entry.id, code: entry.code, version });
    company.progress.at(++done);
  });
  company.progress.end();
  return drafted;
}

/** Of each category's first team those who were named accept; elsewhere few do. */
async function acceptInvitations(company: Company, { team }: CastEntry): Promise<void> {
  const [, ...others] = team['members'] as { email: string }[];
  for (const { email } of others) {
    const person = company.person(email);
    await person.signIn();
    const token = await person.invitation();
    await person.tell('accept', ask.ACCEPT_INVITATION, { input: { token } });
    company.count('invitations accepted');
  }
}

/** The deadline comes, and whoever is late is refused. */
export async function closeEnrolment(company: Company, organiser: Person, drafted: Drafted[]): Promise<void> {
  company.progress.begin('enrolment closes', 1);
  const at = new Date(Date.now() + 1_500).toISOString();
  const closing = new Set(
    company.edition.categories.map(({ code }) => enteringOf(company.edition, code)?.milestoneIds.closes),
  );
  const { edition } = await organiser.ask<{ edition: { calendar: { code: string; category: string | null }[] } }>(
    ask.EDITION,
    { code: company.editionCode },
  );
  for (const { code, category } of edition.calendar.filter(({ code }) => closing.has(code))) {
    const input = {
      editionCode: company.editionCode,
      milestone: code,
      category,
      at,
      reason: 'Rehearsal: enrolment ends early.',
    };
    await until('the organiser is known to registrations', (attempt) =>
      organiser.tell(`close-${category}-${attempt}`, ask.MOVE_MILESTONE, { input }),
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
  company.count('late entries refused');
  company.progress.end();
}
