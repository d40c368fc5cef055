import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Edition } from './edition.js';
import { loadEdition } from './load.js';

// `src` and `dist` lie beside `definitions`, so that one address serves the sources and the built package.
const FOLDER = new URL('../definitions/', import.meta.url);
const ENDING = '.yaml';

/** The definitions that come with the package, by id, in alphabetical order. */
export function shippedDefinitions(): { id: string; yaml: string }[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => ({ id: file.slice(0, -ENDING.length), yaml: readFileSync(new URL(file, FOLDER), 'utf8') }));
}

/**
 * The edition of one shipped definition, e.g. `hkicta-2023`.
 * @throws {Error} when none has this id, or when the package was altered so that it no longer checks
 */
export function shippedDefinition(id: string): Edition {
  const shipped = shippedDefinitions();
  const found = shipped.find((definition) => definition.id === id);
  if (!found)
    throw new Error(`No shipped definition is called ${id}; there are ${shipped.map((one) => one.id).join(', ')}`);
  const loaded = loadEdition(found.yaml);
  if ('mistakes' in loaded) throw new Error(`${id}: ${loaded.mistakes.map(({ message }) => message).join(' ')}`);
  return loaded.edition;
}
