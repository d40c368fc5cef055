import { startThrowAwayServer } from '@podium/platform-embedded-postgres';
import { printSchema } from '@podium/platform-service';
import { committed } from './committed.js';
import { describeDatabase } from './describe-database.js';
import { services } from './services.js';

// print-schemas.js [--check]: each service's graph, and the database that its migrations make, as they are committed.
for (const service of services) await committed(`${service.name}/schema.graphql`, await printSchema(service));

const postgres = await startThrowAwayServer();
try {
  for (const [name, text] of await describeDatabase(postgres.url, services))
    await committed(`${name}/database.txt`, text);
} finally {
  await postgres.stop();
}
