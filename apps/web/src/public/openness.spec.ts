import { describe, expect, it } from '@jest/globals';
import { opennessAt, opennessOf } from './openness.js';

const [MAY, JUNE, JULY] = ['2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'];
const at = (text: string) => new Date(text);

describe('whether something is open', () => {
  it('is open at the very instant of opening, and over at the very instant of closing', () => {
    const window = { opensAt: MAY, closesAt: JUNE };
    expect(opennessAt(window, at('2026-04-30T23:59:59.999Z'))).toEqual({ is: 'ahead', opensAt: MAY });
    expect(opennessAt(window, at(MAY))).toEqual({ is: 'open', closesAt: JUNE });
    expect(opennessAt(window, at(JUNE))).toEqual({ is: 'over', closedAt: JUNE });
  });

  it('knows windows without a beginning or an end', () => {
    expect(opennessAt({ opensAt: null, closesAt: null }, at(MAY))).toEqual({ is: 'open', closesAt: null });
  });

  it('is open as long as one of several is, ahead until the first opens, over with the last', () => {
    const windows = [{ opensAt: MAY, closesAt: JUNE }, null, { opensAt: JUNE, closesAt: JULY }];
    expect(opennessOf(windows, at('2026-04-01T00:00:00Z'))).toEqual({ is: 'ahead', opensAt: MAY });
    expect(opennessOf(windows, at('2026-05-15T00:00:00Z'))).toEqual({ is: 'open', closesAt: JUNE });
    expect(opennessOf(windows, at(JULY))).toEqual({ is: 'over', closedAt: JULY });
    expect(opennessOf([null], at(JULY))).toBeUndefined();
  });
});
