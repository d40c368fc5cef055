import { mailboxKey, noteAddress, orRefuse, settingsOfProcess, untilStopped } from '@podium/platform-config';
import { startPodium } from './one-process.js';

await orRefuse(async () => {
  const settings = settingsOfProcess();
  const podium = await startPodium(settings);
  const { url } = podium.gateway;
  const note = noteAddress(settings.PODIUM_DATA_DIR, url);
  untilStopped(async () => {
    note.takeAway();
    await podium.close();
  });
  // Tools find the address in the data folder.
  const elsewhere = settings.PODIUM_DATA_DIR === '.podium' ? '' : ` -- --data ${settings.PODIUM_DATA_DIR}`;
  process.stdout.write(
    [
      '',
      '  Podium is up.',
      '',
      `    Pages          ${url}/`,
      `    Graph          ${url}/graphql`,
      `    Explorer       ${url}/explorer`,
      ...(settings.SMTP_URL ? [] : [`    Mailbox        ${url}/mailbox?key=${mailboxKey(settings.PODIUM_DATA_DIR)}`]),
      `    Health         ${url}/health/ready`,
      `    Metrics        ${url}/metrics (Authorization: Bearer ${podium.metricsToken})`,
      `    Administrator  ${settings.PODIUM_ADMINISTRATOR} (signs in by a code in the mailbox)`,
      '',
      `  In another shell: npm run season${elsewhere}`,
      '  Ctrl-C stops it; the data stay.',
      '',
      '',
    ].join('\n'),
  );
});
