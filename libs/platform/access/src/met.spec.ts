import { describe, expect, it } from '@jest/globals';
import { Met } from './met.js';

/** A service to which people become known. */
function aService(withinMs = 60_000) {
  const known = new Set<string>();
  const asked: string[] = [];
  const met = new Met((id) => {
    asked.push(id);
    return Promise.resolve(known.has(id));
  }, withinMs);
  return { known, asked, met };
}

describe('somebody who has signed in', () => {
  it('is waited for until they are known, and never looked up again', async () => {
    const { known, asked, met } = aService();
    const first = met.meet('ada');
    const second = met.meet('ada');
    // Two requests of one person wait for one answer.
    expect(second).toBe(first);
    known.add('ada');
    await first;
    const before = asked.length;
    expect(met.meet('ada')).toBeUndefined();
    expect(asked.length).toBe(before);
  });

  it('who does not become known is not waited for again at once', async () => {
    const { met } = aService(1);
    await met.meet('nobody');
    expect(met.meet('nobody')).toBeUndefined();
  });

  it('is waited for by nobody where that is switched off', () => {
    const { asked, met } = aService(0);
    expect(met.meet('ada')).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('is asked for again when the database could not say', async () => {
    let away = true;
    const met = new Met(() => (away ? Promise.reject(new Error('away')) : Promise.resolve(true)), 60_000);
    await met.meet('ada');
    away = false;
    const again = met.meet('ada');
    expect(again).toBeDefined();
    await again;
    expect(met.meet('ada')).toBeUndefined();
  });
});
