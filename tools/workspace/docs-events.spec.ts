import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { whoHearsWhat } from '@podium/contracts';

const page = readFileSync(fileURLToPath(new URL('../../docs/architecture.md', import.meta.url)), 'utf8');

it('the page on architecture lists every fact and all news, with who tells and who hears them', () => {
  const written = [...page.matchAll(/^\| `([a-z-]+\.[a-z-]+\.v\d+)` \| (\w+) \|[^|]*\| (\w+) \| ([^|]*) \|/gm)].map(
    ([, type, sort, teller, listeners]) => [type, sort, teller, (listeners as string).trim()],
  );
  const known = [...whoHearsWhat.values()].map(({ kind, teller, listeners }) => [
    kind.type,
    kind.sort,
    teller,
    listeners.join(', '),
  ]);
  expect(written.sort()).toEqual(known.sort());
});
