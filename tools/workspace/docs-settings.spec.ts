import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { readSettings, SETTING_NAMES } from '@podium/platform-config';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** The table of settings in the page for operators: name → default as it is written there. */
const written = Object.fromEntries(
  [...read('docs/operate.md').matchAll(/^\| `([A-Z][A-Z0-9_]+)` \| ([^|]*) \|/gm)].map(([, name, standard]) => [
    name as string,
    (standard as string).trim(),
  ]),
);

/** The settings that the code reads: name → default, as the page would write it. */
function settings(): Record<string, string> {
  const defaults: Record<string, unknown> = readSettings({});
  return Object.fromEntries(
    SETTING_NAMES.map((name) => [name, defaults[name] === undefined ? '–' : `\`${String(defaults[name])}\``]),
  );
}

it('the page for operators lists every setting with its default, and none that there is not', () => {
  expect(written).toEqual(settings());
  expect(Object.keys(written).length).toBeGreaterThan(20);
});
