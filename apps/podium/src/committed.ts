import { readFile, writeFile } from 'node:fs/promises';

const check = process.argv.includes('--check');

/**
 * Writes a generated file that is committed; with `--check` only says that it is stale, and fails in the end.
 * @param path  from the top of the workspace
 */
export async function committed(path: string, wanted: string): Promise<void> {
  const file = new URL(`../../../${path}`, import.meta.url);
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (wanted === kept) return;
  if (check) {
    process.stderr.write(`${path} is stale: run \`npm run generate\` and commit it.\n`);
    process.exitCode = 1;
  } else {
    await writeFile(file, wanted);
    process.stdout.write(`${path} is written.\n`);
  }
}
