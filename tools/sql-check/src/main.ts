import { services } from '@podium/podium-app';
import { prepareCluster, migrate, SERVICES } from '@podium/platform-database';
import { startThrowAwayServer } from '@podium/platform-embedded-postgres';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFiles } from './check-files.js';
import { sourceProgram } from './source-program.js';

// Every statement in the sources against the database that the migrations make: unknown tables and columns, values that do not
// fit their parameters, rows whose type says something else than comes back. Part of `npm run lint`.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const { program, files } = sourceProgram(root);

function schemasOf(file: string): readonly string[] {
  const [, service] = /\/apps\/([^/]+)\//.exec(file) ?? [];
  return SERVICES.some((each) => each === service) ? [service as string] : SERVICES;
}

const postgres = await startThrowAwayServer();
try {
  await prepareCluster(postgres.url, 'a secret that only this check uses');
  for (const { name, migrations } of services) await migrate(postgres.url, name, migrations);
  const { mistakes, statements } = await checkFiles(program, files, postgres.url, schemasOf);
  for (const { file, line, message } of mistakes) process.stderr.write(`${relative(root, file)}:${line}  ${message}\n`);
  process.stdout.write(`${statements} places ask the database; ${mistakes.length} mistakes.\n`);
  if (mistakes.length > 0) process.exitCode = 1;
} finally {
  await postgres.stop();
}
