import { expect, it } from '@jest/globals';
import { packed, unpacked } from './packed.js';

const again = (value: unknown) => unpacked(JSON.parse(packed(value)));

it('gives back instants as instants, wherever they are', () => {
  const value = { at: new Date('2026-05-02T09:00:00.123Z'), all: [{ at: new Date(0) }], none: null };
  expect(again(value)).toEqual(value);
});

it.each([
  { $instant: '2026-05-02T09:00:00.000Z' },
  { $instant: 'no instant' },
  { $$instant: 1, $instant: { $instant: '2026-05-02T09:00:00.000Z' } },
  { answers: [{ $$$instant: 'x', instant: 'y' }], at: new Date(0) },
])('gives back what merely looks like an instant as it was given: %j', (value) => expect(again(value)).toEqual(value));
