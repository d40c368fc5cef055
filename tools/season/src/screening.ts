import type { Company } from './company.js';
import type { Drafted } from './enrolment.js';
import { many } from './many.js';
import * as ask from './operations.js';
import type { Person } from './person.js';

/** Each category's screener admits or refuses what was submitted. */
export async function screen(company: Company, screeners: Map<string, Person>, drafted: Drafted[]): Promise<void> {
  const fates = new Map(drafted.map(({ id, cast }) => [id, cast.fate]));
  company.progress.begin('screeners decide', drafted.length);
  let done = 0;
  for (const [categoryCode, screener] of screeners) {
    const waiting: { id: string; version: number }[] = [];
    for (let after: string | null = null; ;) {
      const variables: Record<string, unknown> = {
        editionCode: company.editionCode,
        categoryCode,
        state: 'SUBMITTED',
        after,
      };
      const {
        entries,
      }: {
        entries: { nodes: { id: string; version: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      } = await screener.ask(ask.ENTRIES, variables);
      waiting.push(...entries.nodes);
      if (!entries.pageInfo.hasNextPage) break;
      after = entries.pageInfo.endCursor;
    }
    await many(waiting, company.options.width, async ({ id, version }) => {
      const refused = fates.get(id) === 'refused';
      const verdict = refused
        ? { verdict: 'REFUSE', reason: await reasonOf(company, screener, id) }
        : { verdict: 'ADMIT' };
      await screener.tell(`screen-${id}`, ask.SCREEN_ENTRY, { input: { entryId: id, version, ...verdict } });
      company.count(refused ? 'entries refused' : 'entries admitted');
      company.progress.at(++done);
    });
  }
  company.progress.end();
}

/** Why an entry is refused: the first rule that it does not meet, else what a screener saw in its papers. */
async function reasonOf(company: Company, screener: Person, entryId: string): Promise<string> {
  const { eligibility } = await screener.ask<{
    eligibility: { findings: { outcome: string; because: string }[] };
  }>(ask.ELIGIBILITY, {
    entryId,
  });
  const unmet = eligibility.findings.find(({ outcome }) => outcome === 'NOT_MET');
  company.count(unmet ? 'refused by a rule' : 'refused for their papers');
  return unmet?.because ?? 'The proof that the form asks for cannot be read.';
}
