import { anEdition, type JudgingUnderTest } from '../judging.fixture.js';

/** Asks entrants for their economy; the panel of the Grand Award bars judges by economy and organisation. */
export const EDITION = anEdition((one) => {
  const category = one.categories.find(({ code }) => code === 'SL');
  category?.form.fields.push({
    id: 'from',
    kind: 'text',
    format: 'economy',
    label: { en: 'Economy', zhHant: '經濟體' },
    required: false,
  });
  const grand = category?.stages.find(({ code }) => code === 'grand')?.decidedBy;
  for (const panel of one.panels ?? []) if (panel.id === grand) panel.conflicts = ['economy', 'organisation'];
});

/** What an organiser does about a conflict. */
export class Conflicts {
  constructor(private readonly test: JudgingUnderTest) {}

  pin(seatId: string, entryId: string, options = {}) {
    return this.test.ask(
      `mutation ($input: PinConflictInput!) { pinConflict(input: $input) { __typename ... on Conflict { id kind source viewerCan }
         ... on Refusal { message } } }`,
      { input: { seatId, entryId, kind: 'SCHOOL', reason: 'taught the leader' } },
      options,
    );
  }

  overrule(conflictId: string | undefined, options = {}) {
    return this.test.ask(
      `mutation ($input: OverruleConflictInput!) { overruleConflict(input: $input) { __typename ... on Conflict { source }
         ... on Refusal { message } } }`,
      { input: { conflictId, reason: 'another firm of that name' } },
      options,
    );
  }
}
