import { shippedDefinition } from '@podium/programmes';
import { castOf } from './cast.js';
import { Company, DOMAIN, type SeasonOptions } from './company.js';
import { closeEnrolment, enter } from './enrolment.js';
import { openEdition } from './opening.js';
import type { Progress } from './progress.js';
import { lettersOnceSent, release, type LetterCounts } from './release.js';
import { resultsDocument, type Winners } from './results-document.js';
import { screen } from './screening.js';
import { judge } from './stages.js';

export interface SeasonReport {
  editionCode: string;
  counts: Record<string, number>;
  winners: Winners;
  results: { text: string; digest: string };
  mutationTimes: number[];
  queryTimes: number[];
  retries: number;
  seconds: number;
  letters: LetterCounts;
}

/** A whole season through the public address alone, from the call for entries to the released result. */
export async function holdSeason(options: SeasonOptions, progress: Progress): Promise<SeasonReport> {
  const began = Date.now();
  const company = new Company(options, shippedDefinition(options.definition), progress);
  const { administrator, organiser, approver, screeners } = await openEdition(company);
  const drafted = await enter(company, castOf(company.edition.categories, options.entries, DOMAIN, company.chance));
  await closeEnrolment(company, organiser, drafted);
  await screen(company, screeners, drafted);
  const judges = Array.from({ length: options.judges }, (_, at) => ({
    at,
    person: company.person(`judge-${at}@${DOMAIN}`),
  }));
  await judge(company, organiser, judges, drafted);
  const winners = await release(company, organiser, approver);
  const seconds = (Date.now() - began) / 1000;
  const letters = await lettersOnceSent(company, administrator);
  company.graph.close();
  const { mutationTimes, queryTimes, retries } = company.graph;
  const { editionCode, counts } = company;
  const results = resultsDocument(editionCode, winners);
  return { editionCode, counts, winners, results, mutationTimes, queryTimes, retries, seconds, letters };
}
