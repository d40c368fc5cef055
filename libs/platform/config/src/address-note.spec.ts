import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notedAddress, noteAddress } from './address-note.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podium-address-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('where Podium answers', () => {
  it('stands in its data folder while it runs', () => {
    const data = join(folder, 'data');
    expect(notedAddress(data)).toBeUndefined();
    const first = noteAddress(data, 'http://127.0.0.1:4391');
    expect(notedAddress(data)).toBe('http://127.0.0.1:4391');
    const second = noteAddress(data, 'http://127.0.0.1:4392');
    first.takeAway();
    expect(notedAddress(data)).toBe('http://127.0.0.1:4392');
    second.takeAway();
    expect(notedAddress(data)).toBeUndefined();
  });
});
