import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings } from '@podium/platform-config';
import { runningPostgres } from '@podium/platform-embedded-postgres';
import pg from 'pg';
import { CommandRefused, failed, replay, retry, type EventsOptions } from './commands.js';

const USAGE = `npm run events -- COMMAND

  failed [--service NAME] [--type TYPE]                 lists what a service could not handle
  retry ID… | --all [--service NAME] [--type TYPE]      tries it again, within seconds
  replay --service NAME [--type TYPE]                   tells a service all facts again, from the beginning
  replay --from NAME --since INSTANT [--type TYPE]      sends news again that a service told since then

Podium runs meanwhile: in DATABASE_URL, else on the data folder of PODIUM_DATA_DIR.
`;

const DATABASE = 'podium';

/** The database of a running Podium. */
function databaseUrl(): string {
  const settings = readSettings();
  if (settings.DATABASE_URL) return settings.DATABASE_URL;
  const running = runningPostgres(join(settings.PODIUM_DATA_DIR, 'postgres'));
  if (!running) throw new CommandRefused(`No Podium runs on ${settings.PODIUM_DATA_DIR}, and DATABASE_URL is not set.`);
  const url = new URL(running);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

async function run(db: pg.Client, command: string, options: EventsOptions): Promise<string> {
  if (command === 'retry') return `${await retry(db, options)} will be tried again.`;
  if (command === 'replay') {
    const count = await replay(db, options);
    return options.from ? `${count} will be sent again.` : `${count} kinds of facts will be told again.`;
  }
  const lines = await failed(db, options);
  return lines.length === 0
    ? 'Nothing has failed.'
    : lines
        .map(({ service, id, type, tries, failedAt, reason }) =>
          [service, id, type, `${tries} tries`, failedAt.toISOString(), reason].join('  '),
        )
        .join('\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    service: { type: 'string' },
    from: { type: 'string' },
    type: { type: 'string' },
    since: { type: 'string' },
    all: { type: 'boolean' },
  },
});
const [command, ...ids] = positionals;
try {
  if (!['failed', 'retry', 'replay'].includes(command ?? '')) throw new CommandRefused(USAGE);
  const db = new pg.Client({ connectionString: databaseUrl() });
  await db.connect();
  try {
    process.stdout.write(`${await run(db, command as string, { ...values, ids })}\n`);
  } finally {
    await db.end();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof CommandRefused ? 2 : 1;
}
