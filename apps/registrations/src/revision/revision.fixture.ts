import { editionV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, type RegistrationsUnderTest } from '../registrations.fixture.js';

const REVISION = `id state hash baseRevision becameRevision reason categories proposedBy proposedAt decidedBy decidedAt viewerCan
  changes { code effect what why categories decision }`;
const CHANGES = '{ changes { code effect what why categories } }';
const MAY_NOT = `... on RevisionBreaks ${CHANGES} ... on DecisionsNeeded ${CHANGES} ... on Refusal { message }`;
const NOT_PROPOSED = `${MAY_NOT} ... on OutsideYourCategory ${CHANGES} ... on DefinitionHasMistakes { mistakes { line column message } }`;

/** The contest with some of its words changed. */
export function contest(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the contest does not say ${from}`);
    return text.replace(from, to);
  }, CONTEST);
}

export const TITLED: [string, string] = ['en: Pitch,', 'en: Elevator pitch,'];
export const ASKS_MORE: [string, string] = [
  '      - { id: phone,',
  '      - { id: film, kind: url, label: { en: Film, zhHant: 影片 }, required: true }\n      - { id: phone,',
];
const PHONE = '      - { id: phone, kind: text, label: { en: Telephone, zhHant: 電話 }, max: 40, personal: true }\n';
export const WITHOUT_PHONE: [string, string] = [PHONE, ''];
const PITCH = '      - { id: pitch, kind: text, label: { en: Pitch, zhHant: 簡介 }, max: 80, required: true }\n';
export const WITHOUT_PITCH: [string, string] = [PITCH, ''];

export const WITHOUT_BB: [string, string] = [
  `  - code: BB
    name: { en: Flying, zhHant: 飛行組 }
    streams:
      - { code: ALL, name: { en: All, zhHant: 全部 } }
`,
  '',
];

/** What organisers do with revisions. */
export class Revising {
  constructor(private readonly test: RegistrationsUnderTest) {}

  /** Opens an edition with two organisers, neither of whom chose the other. */
  async opened(code: string): Promise<{ organiser: string; colleague: string }> {
    await this.test.open({ code });
    return {
      organiser: await this.test.appoint('organiser', code, null),
      colleague: await this.test.appoint('organiser', code, null),
    };
  }

  /** Somebody with a draft in an edition. */
  async entrant(code: string, categoryCode = 'AA') {
    const as = uuidv7();
    await this.test.person(`${as}@example.hk`, as);
    const member = { email: `${as}@example.hk`, leader: true, familyName: 'Chan', givenName: 'Tai Man' };
    const { id } = await this.test.team(as, [member], { editionCode: code });
    return { as, entry: await this.test.startEntry(as, id, categoryCode) };
  }

  /** What others are told of an edition. */
  async fact(code: string) {
    return (await this.test.under.facts(editionV1)).find(({ body }) => body.code === code);
  }

  propose(as: string, editionCode: string, source: string, more: Record<string, unknown> = {}, key?: string) {
    return this.test.ask(
      `mutation ($input: ProposeRevisionInput!) { proposeRevision(input: $input) { __typename ... on Revision { ${REVISION} }
         ${NOT_PROPOSED} } }`,
      { input: { editionCode, yaml: source, reason: 'The sponsor asks for it.', ...more } },
      { as, ...(key === undefined ? {} : { key }) },
    );
  }

  /** Proposes, and decides whatever has to be decided. */
  async decided(as: string, editionCode: string, source: string) {
    const first = await this.propose(as, editionCode, source);
    if (first.__typename !== 'DecisionsNeeded') return first;
    const decisions = first.changes.map(({ code }: { code: string }) => ({ code, decision: 'Let them stand.' }));
    return this.propose(as, editionCode, source, { decisions });
  }

  approve(as: string, { id, hash }: { id: string; hash: string }, key?: string) {
    return this.test.ask(
      `mutation ($input: ApproveRevisionInput!) { approveRevision(input: $input) { __typename ... on Revision { ${REVISION} }
         ${MAY_NOT} } }`,
      { input: { revisionId: id, hash } },
      { as, ...(key === undefined ? {} : { key }) },
    );
  }

  decline(as: string, revisionId: string) {
    return this.test.ask(
      `mutation ($input: DeclineRevisionInput!) { declineRevision(input: $input) { __typename ... on Revision { ${REVISION} }
         ... on Refusal { message } } }`,
      { input: { revisionId } },
      { as },
    );
  }

  list(as: string, editionCode: string, first = 20) {
    return this.test.ask(
      `query ($code: String!, $first: Int!) { revisions(editionCode: $code, first: $first) { totalCount
         nodes { id state hash categories yaml viewerCan changes { what } } } }`,
      { code: editionCode, first },
      { as },
    );
  }

  /** Two organisers make the edition what a file says. */
  async revise(editionCode: string, source: string, by: [proposes: string, approves: string]) {
    const proposed = await this.decided(by[0], editionCode, source);
    if (proposed.__typename !== 'Revision') throw new Error(JSON.stringify(proposed));
    const approved = await this.approve(by[1], proposed);
    if (approved.__typename !== 'Revision') throw new Error(JSON.stringify(approved));
    return approved;
  }

  edition(code: string) {
    return this.test.ask(
      `query ($code: String!) { edition(code: $code) { revision label calendar { code category at } categories { code form streams { code } } } }`,
      { code },
      {},
    );
  }
}
