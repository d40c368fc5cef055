import { rightsTable } from '@podium/platform-access';
import type { ServiceDefinition } from '@podium/platform-service';
import { readFile } from 'node:fs/promises';

const BETWEEN = /(<!-- rights: [^>]*-->\n)[\s\S]*?(\n<!-- \/rights -->)/;

/**
 * A page of the docs with the table of rights as the services' tables of acts make it.
 * @param page  path from the top of the workspace
 * @throws {Error} when the page has no place for it
 */
export async function rightsIn(page: string, services: readonly ServiceDefinition[]): Promise<string> {
  const text = await readFile(new URL(`../../../${page}`, import.meta.url), 'utf8');
  if (!BETWEEN.test(text)) throw new Error(`${page} has no place for the table of rights`);
  const table = rightsTable(services.flatMap(({ rights }) => rights ?? []));
  return text.replace(BETWEEN, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`);
}
