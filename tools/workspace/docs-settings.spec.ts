import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { readSettings } from '@podium/platform-config';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** The table of settings in the page for operators: name → default as it is written there. */
const written = Object.fromEntries(
  [...read('docs/operate.md').matchAll(/^\| `([A-Z][A-Z_]+)` \| ([^|]*) \|/gm)].map(([, name, standard]) => [
    name as string,
    (standard as string).trim(),
  ]),
);

/** The settings that the code reads: name → default, as the page would write it. */
function settings(): Record<string, string> {
  const names = [...read('libs/platform/config/src/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
    ([, name]) => name as string,
  );
  const defaults: Record<string, unknown> = readSettings({});
  return Object.fromEntries(
    names.map((name) => [name, defaults[name] === undefined ? '–' : `\`${String(defaults[name])}\``]),
  );
}

it('the page for operators lists every setting with its default, and none that there is not', () => {
  // One that a library reads by itself, see choose-engine.ts.
  const { PODIUM_GATEWAY_ENGINE, ...others } = written;
  expect(PODIUM_GATEWAY_ENGINE).toBe('`planner`');
  expect(others).toEqual(settings());
  expect(Object.keys(others).length).toBeGreaterThan(20);
});
