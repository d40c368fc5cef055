import { largestOf } from './cast.js';
import type { Company } from './company.js';
import type { Drafted } from './enrolment.js';
import { GraphRefused } from './graph.js';
import { scoreEverything, type Judge } from './judging.js';
import { many } from './many.js';
import * as ask from './operations.js';
import type { Person } from './person.js';
import { closeRound, openRound } from './rounds.js';
import { stagesOf, type Place, type Stage } from './stage.js';
import { until } from './until.js';

/** Stage after stage: panels are formed, judges seated, rounds opened, assigned, scored and closed. */
export async function judge(company: Company, organiser: Person, judges: Judge[], drafted: Drafted[]): Promise<void> {
  const quality = new Map(drafted.map(({ code, cast }) => [code, cast.quality]));
  const qualityOf = (code: string) => quality.get(code) ?? 0;
  for (const stage of stagesOf(company.edition, company.editionCode)) {
    const rounds: string[] = [];
    const seated = new Set<Judge>();
    company.progress.begin(`${stage.code}: panels`, stage.places.length);
    const panels = stage.places.map((place, at) => ({ place, at, seats: seatsFor(company, stage, place, judges) }));
    const load = new Map<string, number>();
    await many(panels, 8, async ({ place, at, seats }) => {
      const panel = await formPanel(company, organiser, stage, place, seats);
      const roundId = await openRound(company, organiser, stage, place, panel, expectedAt(stage, place, drafted));
      rounds[at] = roundId;
      const seed = `${company.options.seed} ${stage.code} ${place.categoryCode} ${place.streamCode}`;
      const { assigned, short } = await organiser.tell<{
        __typename: 'DossiersAssigned';
        assigned: number;
        short: number;
      }>(`assign-${roundId}`, ask.ASSIGN, { input: { roundId, seed } });
      if (short > 0)
        throw new Error(`${stage.code} ${place.categoryCode} ${place.streamCode}: ${short} dossiers lack judges`);
      load.set(roundId, assigned);
      for (const seat of seats) seated.add(seat);
      company.progress.at(load.size);
    });
    company.progress.end();
    const total = [...load.values()].reduce((sum, each) => sum + each, 0);
    company.progress.begin(`${stage.code}: sheets`, total);
    // A judge who has just signed in is known to judging a moment later, so whoever saw nothing looks again.
    let sheets = 0;
    await until(`every judge of ${stage.code} sees what is assigned`, async () => {
      const before = sheets;
      const seen = (done: number) => company.progress.at(before + done);
      sheets += await scoreEverything([...seated], stage, company.options.width, company.chance, qualityOf, seen);
      if (sheets < total) throw new GraphRefused('NOT_YET', `${total} sheets were assigned, ${sheets} handed in`);
    });
    company.count('score sheets', sheets);
    if (sheets !== total) throw new Error(`${stage.code}: ${total} sheets were assigned, ${sheets} handed in`);
    company.progress.end();
    company.progress.begin(`${stage.code}: closing`, rounds.length);
    let closed = 0;
    await many(rounds, 4, async (roundId) => {
      await closeRound(company, organiser, roundId, stage.awards);
      company.count('rounds closed');
      company.progress.at(++closed);
    });
    company.progress.end();
  }
}

/** The first stage sees every admitted dossier; who enters the later ones follows from standings. */
function expectedAt(stage: Stage, { categoryCode, streamCode }: Place, drafted: Drafted[]): number | null {
  if (!stage.isFirst) return null;
  const here = drafted.filter(
    ({ cast }) =>
      (categoryCode === null || cast.categoryCode === categoryCode) &&
      (streamCode === null || cast.streamCode === streamCode),
  );
  return here.filter(({ cast }) => cast.fate === 'judged').length;
}

/** Judges of a place. The largest category gets the most at first; a panel has at least as many as look at one dossier. */
function seatsFor(company: Company, stage: Stage, { categoryCode, streamCode }: Place, judges: Judge[]): Judge[] {
  const { length } = judges;
  const entries = company.counts['entries submitted'] ?? 1;
  const inPlace = entries / Math.max(1, stage.places.length);
  const { categories } = company.edition;
  const large = categories.length > 1 && categoryCode === largestOf(categories)?.code;
  const wanted = !stage.isFirst ? 5 : large ? Math.max(6, Math.round(length / 4)) : 6;
  const least = Math.max(5, stage.judgesPerDossier);
  const count = Math.min(length, stage.most ?? length, Math.max(least, Math.min(wanted, Math.ceil(inPlace * 3))));
  const begin = Math.floor(company.chance.of('panel', stage.code, categoryCode ?? '', streamCode ?? '') * length);
  return Array.from({ length: count }, (_, at) => judges[(begin + at) % length] as Judge);
}

async function formPanel(
  company: Company,
  organiser: Person,
  stage: Stage,
  place: Place,
  seats: Judge[],
): Promise<string> {
  const where = `${stage.code}-${place.categoryCode}-${place.streamCode}`;
  const { id: panelId } = await until('the organiser is known to judging', (attempt) =>
    organiser.tell<{ __typename: 'Panel'; id: string }>(`panel-${where}-${attempt}`, ask.FORM_PANEL, {
      input: { editionCode: company.editionCode, stageCode: stage.code, ...place, name: stage.name },
    }),
  );
  for (const { person, at } of seats) {
    const input = { panelId, email: person.email, familyName: 'Judge', givenName: `No. ${at + 1}` };
    await organiser.tell(`seat-${where}-${at}`, ask.SEAT_JUDGE, { input });
  }
  await Promise.all(seats.map(({ person }) => person.signIn()));
  return panelId;
}
