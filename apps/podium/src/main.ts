import { readSettings, SettingsRefused } from '@podium/platform-config';
import { DataFolderInUse, PostgresRefused } from '@podium/platform-embedded-postgres';
import { untilStopped } from '@podium/platform-service';
import { startPodium } from './one-process.js';

try {
  const settings = readSettings();
  const podium = await startPodium(settings);
  untilStopped(() => podium.close());
  const { url } = podium.gateway;
  process.stdout.write(
    [
      '',
      '  Podium is up.',
      '',
      `    Graph          ${url}/graphql`,
      `    Explorer       ${url}/explorer`,
      ...(settings.SMTP_URL ? [] : [`    Mailbox        ${url}/mailbox`]),
      `    Health         ${url}/health/ready`,
      `    Metrics        ${url}/metrics (Authorization: Bearer ${podium.metricsToken})`,
      `    Administrator  ${settings.PODIUM_ADMINISTRATOR} (signs in by a code in the mailbox)`,
      '',
      '  In another shell: npm run season',
      '  Ctrl-C stops it; the data stay.',
      '',
      '',
    ].join('\n'),
  );
} catch (error) {
  const expected = [SettingsRefused, DataFolderInUse, PostgresRefused].some((kind) => error instanceof kind);
  process.stderr.write(`\n${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}
