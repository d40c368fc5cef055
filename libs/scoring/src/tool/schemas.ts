import { commandNamed, COMMANDS } from './commands.js';

/** The published schemas by file name: the input of each command; a standing is the input of `recount`. */
export async function publishedSchemas(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of COMMANDS) {
    const { schema } = await commandNamed(name);
    files.set(name === 'recount' ? 'standing.json' : `${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  return files;
}
