import { describe, expect, it } from '@jest/globals';
import { askedOf, keyOf, marksOf, missingOf, stepsOf, toHandIn } from './sheet-state.js';

const CRITERIA = [
  { code: 'innovation', name: 'Innovation', weight: '60', attributes: [] },
  {
    code: 'impact',
    name: 'Impact',
    weight: '40',
    attributes: [
      { code: 'reach', name: 'Reach', weight: '50' },
      { code: 'depth', name: 'Depth', weight: '50' },
    ],
  },
];

describe('a sheet', () => {
  it('asks for each criterion, or for each of its attributes', () => {
    expect(askedOf(CRITERIA).map(keyOf)).toEqual(['innovation', 'impact/reach', 'impact/depth']);
  });

  it('tells not applicable from not marked yet, and zero from both', () => {
    const marks = { innovation: '0', 'impact/reach': null };
    expect(missingOf(CRITERIA, marks).map(keyOf)).toEqual(['impact/depth']);
    expect(toHandIn(CRITERIA, marks)).toEqual([
      { criterion: 'innovation', attribute: null, mark: '0' },
      { criterion: 'impact', attribute: 'reach', mark: null },
    ]);
  });

  it('is read back as it was handed in', () => {
    const sheet = [
      { criterion: 'innovation', attribute: null, mark: '7.5' },
      { criterion: 'impact', attribute: 'reach', mark: null },
    ];
    expect(toHandIn(CRITERIA, marksOf(sheet))).toEqual(sheet);
  });
});

describe('the marks there are', () => {
  it('are exact, whatever the step', () => {
    expect(stepsOf({ min: '0', max: '1', step: '0.1' })).toEqual(
      ['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1'], // 0.1 + 0.2 is 0.3 here
    );
    expect(stepsOf({ min: '1', max: '5', step: '1' })).toEqual(['1', '2', '3', '4', '5']);
    expect(stepsOf({ min: '-1', max: '1', step: '0.5' })).toEqual(['-1', '-0.5', '0', '0.5', '1']);
    expect(stepsOf({ min: '0', max: '10', step: '2.5' })).toEqual(['0', '2.5', '5', '7.5', '10']);
  });
});
