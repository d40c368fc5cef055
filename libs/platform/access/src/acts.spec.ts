import { describe, expect, it } from '@jest/globals';
import { InputRefused, Refused } from '@podium/platform-graphql';
import { Acts } from './acts.js';
import { capacitiesAt, type Capacity } from './capacity.js';
import { rightsTable } from './rights-table.js';

type State = 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN';
interface Facts {
  late: boolean;
  stale: boolean;
}

const no = (reason: string) => new InputRefused(reason);
const entries = new Acts<'SAVE' | 'SUBMIT' | 'WITHDRAW' | 'READ', State, Facts>({
  of: 'entry',
  acts: {
    SAVE: { by: ['leader', 'member'], from: ['DRAFT', 'SUBMITTED'], says: 'fill in (`saveEntry`)' },
    SUBMIT: { by: ['leader', 'member'], from: ['DRAFT', 'SUBMITTED'], to: 'SUBMITTED', says: 'submit (`submitEntry`)' },
    WITHDRAW: { by: ['leader'], from: ['SUBMITTED'], to: 'WITHDRAWN', says: 'take back (`withdrawEntry`)' },
    READ: { by: ['leader', 'member', 'screener', 'categoryOrganiser'], says: 'read (`entry`)' },
  },
  gates: [
    [({ late }) => (late ? no('late') : undefined), 'SAVE', 'SUBMIT'],
    [({ stale }) => (stale ? no('stale') : undefined), 'SAVE', 'SUBMIT', 'WITHDRAW'],
  ],
  notTheirs: () => no('no such entry'),
  notNow: (act, state) => no(`${act} in ${state}`),
});
const asked = (capacities: Capacity[], state: State, facts: Partial<Facts> = {}) => ({
  capacities: new Set(capacities),
  state,
  facts: { late: false, stale: false, ...facts },
});

describe('a table of acts', () => {
  it('tells the capacity first, then the state, then the gates in their order', () => {
    const reason = (...of: Parameters<typeof asked>) => entries.reasonAgainst('SAVE', asked(...of))?.message;
    expect(reason(['screener'], 'WITHDRAWN', { late: true })).toBe('no such entry');
    expect(reason(['member'], 'WITHDRAWN', { late: true })).toBe('SAVE in WITHDRAWN');
    expect(reason(['member'], 'DRAFT', { late: true, stale: true })).toBe('late');
    expect(reason(['member'], 'DRAFT', { stale: true })).toBe('stale');
    expect(reason(['member'], 'DRAFT')).toBeUndefined();
  });

  it('leaves out gates that do not stand before an act', () =>
    expect(entries.reasonAgainst('WITHDRAW', asked(['leader'], 'SUBMITTED', { late: true }))).toBeUndefined());

  it('says the state that follows, or that it stays', () => {
    expect(entries.enforce('SUBMIT', asked(['member'], 'DRAFT'))).toBe('SUBMITTED');
    expect(entries.enforce('SAVE', asked(['member'], 'SUBMITTED'))).toBe('SUBMITTED');
  });

  it('refuses by throwing, which rolls back', () =>
    expect(() => entries.enforce('WITHDRAW', asked(['member'], 'SUBMITTED'))).toThrow(Refused));

  it('lists what would not be refused', () => {
    expect(entries.open(asked(['member'], 'DRAFT'))).toEqual(['SAVE', 'SUBMIT', 'READ']);
    expect(entries.open(asked(['leader'], 'SUBMITTED', { late: true }))).toEqual(['WITHDRAW', 'READ']);
    expect(entries.open(asked(['chair'], 'SUBMITTED'))).toEqual([]);
  });

  it('is a table of rights for people', () =>
    expect(rightsTable([entries]).split('\n')).toEqual([
      expect.stringMatching(/^\| {2}\| while it is \| then it is \| administrator \| organiser of the edition \|/),
      expect.stringMatching(/^(\| --- )+\|$/),
      '| fill in (`saveEntry`) | draft, submitted |  |  |  |  |  |  |  | its own | its own |  |  |',
      '| submit (`submitEntry`) | draft, submitted | submitted |  |  |  |  |  |  | its own | its own |  |  |',
      '| take back (`withdrawEntry`) | submitted | withdrawn |  |  |  |  |  |  | its own |  |  |  |',
      '| read (`entry`) |  |  | yes |  | in it | where appointed |  |  | its own | its own |  |  |',
    ]));
});

describe('capacities at a place', () => {
  const at = (role: 'administrator' | 'organiser' | 'screener' | 'chair', category: string | null, asks?: string) =>
    [...capacitiesAt([{ role, editionCode: 'E', categoryCode: category }], 'E', asks)].sort();

  it('are those that the appointments give there', () => {
    expect(at('organiser', 'C', 'C')).toEqual(['anybody', 'categoryOrganiser']);
    expect(at('organiser', 'C', 'D')).toEqual(['anybody']);
    expect(at('organiser', 'C')).toEqual(['anybody']);
    expect(at('organiser', null)).toEqual(['anybody', 'editionOrganiser']);
    expect(at('organiser', null, 'C')).toEqual(['anybody', 'categoryOrganiser', 'editionOrganiser']);
    expect(at('chair', 'C', 'C')).toEqual(['anybody', 'chair']);
    expect(capacitiesAt([{ role: 'screener', editionCode: 'F', categoryCode: null }], 'E').has('screener')).toBe(false);
  });

  it('are all of them for an administrator', () =>
    expect(at('administrator', null, 'C')).toEqual([
      'administrator',
      'anybody',
      'categoryOrganiser',
      'chair',
      'editionOrganiser',
      'screener',
    ]));
});
