import { readFile, writeFile } from 'node:fs/promises';
import { printSchema } from '@podium/platform-service';
import { services } from './services.js';

// print-schemas.js [--check]: writes each service's graph beside it, as it is committed; or says which one is stale.
const check = process.argv.includes('--check');
for (const service of services) {
  const file = new URL(`../../${service.name}/schema.graphql`, import.meta.url);
  const wanted = await printSchema(service);
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (wanted === committed) continue;
  if (check) {
    process.stderr.write(`apps/${service.name}/schema.graphql is stale: run \`npm run generate\` and commit it.\n`);
    process.exitCode = 1;
  } else {
    await writeFile(file, wanted);
    process.stdout.write(`apps/${service.name}/schema.graphql is written.\n`);
  }
}
