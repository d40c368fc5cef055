import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { root } from '../workspace/paths.mjs';

/**
 * @typedef {object} Mutant  one mistake of a careless hand
 * @property {string} name     the file, and what is wrong afterwards
 * @property {string} file     from the workspace's root
 * @property {string} text     stands in the file exactly once
 * @property {string} becomes
 * @property {string[]} specs  those that should notice
 */

/**
 * Every mutant of the committed lists, in the order of the lists' names.
 * @returns {Promise<Mutant[]>}
 */
export async function allMutants() {
  const folder = new URL('./list/', import.meta.url);
  const mutants = [];
  for (const list of readdirSync(folder).sort()) {
    const { default: groups } = await import(new URL(list, folder).href);
    for (const { file, specs, mistakes } of groups) {
      for (const [words, [text, becomes, ...more]] of Object.entries(mistakes)) {
        mutants.push({ name: `${file}: ${words}`, file, text, becomes, specs: more.length > 0 ? more : specs });
      }
    }
  }
  return mutants;
}

/**
 * What is wrong with a list: a text that does not stand in its file exactly once, a mutant that is no TypeScript or no change, a
 * spec that is not there, a name that is there twice.
 * @param {Mutant[]} mutants
 * @returns {string[]} sentences; none when the list is true
 */
export function mistakesIn(mutants) {
  const names = new Set();
  return mutants.flatMap((mutant) => {
    const { name, file, text, becomes, specs } = mutant;
    const wrong = (why) => `${name}: ${why}`;
    if (names.has(name)) return wrong('the name is there twice');
    names.add(name);
    if (!existsSync(join(root, file))) return wrong('there is no such file');
    const found = readFileSync(join(root, file), 'utf8').split(text).length - 1;
    if (found !== 1) return wrong(`its text stands there ${found} times instead of once`);
    if (text === becomes) return wrong('it changes nothing');
    try {
      parseSync(mutated(mutant), { syntax: 'typescript', decorators: true });
    } catch (error) {
      return wrong(`is no TypeScript (${String(error.message).trim().split('\n')[0]})`);
    }
    const missing = specs.filter((spec) => !existsSync(join(root, spec)));
    return specs.length === 0 ? wrong('names no spec') : missing.map((spec) => wrong(`there is no ${spec}`));
  });
}

/** The text of the mutant's file with the mistake in it. @param {string} folder  the tree it lies in */
export const mutated = ({ file, text, becomes }, folder = root) =>
  readFileSync(join(folder, file), 'utf8').split(text).join(becomes);
