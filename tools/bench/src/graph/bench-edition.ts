import { startChild, type Child } from '../process/child.js';
import { copyTables } from './copy-tables.js';
import { openEdition, type OpenEdition } from './entries.js';
import { startInstallation, type Installation } from './installation.js';
import { settled } from './settled.js';

/** Podium with an open edition full of entries, and bare routes on a copy of its tables. */
export interface Stage extends Installation, OpenEdition {
  bare: Child;
  bareUrl: string;
  rest(): Promise<void>;
}

const ENTRIES = 500;
/** The schema that bare routes and peers read and write. */
export const COPY = 'bench';

export async function setStage(): Promise<Stage> {
  const installation = await startInstallation();
  try {
    const edition = await openEdition(installation, ENTRIES);
    const { db, databaseUrl } = installation;
    await settled(db);
    await copyTables(db, 'registrations', COPY);
    await db.query('VACUUM ANALYZE');
    const bare = startChild('server/bare.js', { BENCH_DATABASE_URL: databaseUrl, BENCH_SCHEMA: COPY });
    const close = async () => {
      await bare.stop();
      await installation.close();
    };
    const rest = async () => {
      await settled(db);
      await db.query(`TRUNCATE ${COPY}.outbox`);
    };
    return { ...installation, ...edition, bare, bareUrl: await bare.ask<string>('url'), rest, close };
  } catch (error) {
    await installation.close();
    throw error;
  }
}
