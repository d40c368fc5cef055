import { DOMAIN, type Company } from './company.js';
import { many } from './many.js';
import * as ask from './operations.js';
import type { Person } from './person.js';
import { rehearsal } from './rehearsal.js';

/** Those who run the edition. */
export interface Officers {
  administrator: Person;
  organiser: Person;
  approver: Person;
  /** By category. */
  screeners: Map<string, Person>;
}

/** The administrator opens the edition and appoints those who run it. */
export async function openEdition(company: Company): Promise<Officers> {
  company.progress.begin('opening the edition', 1);
  const administrator = company.person(company.options.administrator);
  const calendar = rehearsal(company.edition, Date.now()).map(({ id, at }) => ({ code: id, at }));
  const input = { definition: company.options.definition, calendar };
  company.editionCode = await openUnderFreeCode(administrator, input);
  company.tag = `${company.tag}-${company.editionCode}`;
  const appoint = (email: string, role: string, categoryCode: string | null) =>
    administrator.tell(`appoint-${email}-${role}`, ask.APPOINT, {
      input: { email, role, editionCode: company.editionCode, categoryCode },
    });
  const organiser = company.person(`organiser@${DOMAIN}`);
  const approver = company.person(`approver@${DOMAIN}`);
  await appoint(organiser.email, 'ORGANISER', null);
  await appoint(approver.email, 'ORGANISER', null);
  const screeners = new Map<string, Person>();
  for (const { code } of company.edition.categories) {
    const screener = company.person(`screener-${code.toLowerCase()}@${DOMAIN}`);
    await appoint(screener.email, 'SCREENER', code);
    screeners.set(code, screener);
  }
  await many([organiser, approver, ...screeners.values()], company.options.width, (person) => person.signIn());
  company.progress.end();
  return { administrator, organiser, approver, screeners };
}

/** A second season on the same server takes the next free code. */
async function openUnderFreeCode(administrator: Person, input: Record<string, unknown>): Promise<string> {
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
