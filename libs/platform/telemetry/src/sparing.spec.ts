import { describe, expect, it } from '@jest/globals';
import { sparing } from './sparing.js';

function heard() {
  const lines: string[] = [];
  let now = 0;
  const tell = sparing(
    (error, keptBack) => void lines.push(`${error.message} +${keptBack}`),
    () => now,
  );
  return { lines, tell, at: (milliseconds: number) => (now = milliseconds) };
}

const refused = (port: number) => Object.assign(new Error(`connect 127.0.0.1:${port}`), { code: 'ECONNREFUSED' });

describe('errors that go on and on', () => {
  it('are told at once, then once a minute with how many there were', () => {
    const { lines, tell, at } = heard();
    for (const time of [0, 100, 59_999]) {
      at(time);
      tell(refused(6379));
    }
    expect(lines).toEqual(['connect 127.0.0.1:6379 +0']);
    for (const time of [60_000, 60_001]) {
      at(time);
      tell(refused(6379));
    }
    expect(lines).toEqual(['connect 127.0.0.1:6379 +0', 'connect 127.0.0.1:6379 +2']);
  });

  it('do not hide another one', () => {
    const { lines, tell } = heard();
    tell(refused(6379));
    tell(refused(5432));
    tell(new TypeError('x is not a function'));
    expect(lines).toHaveLength(3);
  });

  it('are remembered within bounds, however many kinds there are', () => {
    const { lines, tell } = heard();
    for (let port = 0; port < 1_000; port++) tell(refused(port));
    tell(refused(999));
    tell(refused(0));
    expect(lines).toHaveLength(1_001);
  });
});
