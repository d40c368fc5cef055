import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { allEventKinds } from '@podium/contracts';

const page = readFileSync(fileURLToPath(new URL('../../docs/architecture.md', import.meta.url)), 'utf8');

it('the page on architecture lists every event with those who hear it', () => {
  const written = [...page.matchAll(/^\| `([a-z-]+\.[a-z-]+\.v\d+)` \|[^|]*\| ([^|]*) \|/gm)].map(
    ([, type, listeners]) => [type, (listeners as string).trim()],
  );
  const known = [...allEventKinds.values()].map(({ type, listeners }) => [type, listeners.join(', ')]);
  expect(written.sort()).toEqual(known.sort());
});
