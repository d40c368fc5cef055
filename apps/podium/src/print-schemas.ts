import { startThrowAwayServer } from '@podium/platform-embedded-postgres';
import { printSchema, statementOf } from '@podium/platform-service';
import { committed } from './committed.js';
import { describeDatabase } from './describe-database.js';
import { rightsIn } from './rights-in-docs.js';
import { services } from './services.js';

// print-schemas.js [--check]: each service's graph, who may do what, and the database that its migrations make, as they are
// committed.
for (const service of services) await committed(`apps/${service.name}/schema.graphql`, await printSchema(service));

const routes = services.flatMap(({ name, routes }) => (routes ? [[name, statementOf(routes)] as const] : []));
await committed('apps/gateway/routes.json', `${JSON.stringify(Object.fromEntries(routes), null, 2)}\n`);

await committed('docs/organise.md', await rightsIn('docs/organise.md', services));

const postgres = await startThrowAwayServer();
try {
  for (const [name, text] of await describeDatabase(postgres.url, services))
    await committed(`apps/${name}/database.txt`, text);
} finally {
  await postgres.stop();
}
