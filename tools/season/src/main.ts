import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { notedAddress } from '@podium/platform-config';
import { makeProgress } from './progress.js';
import { holdSeason } from './season.js';
import { line, timesLine } from './summary.js';

const USAGE = `npm run season -- [options]

  --programme hkicta-2023             a definition that comes with Podium: npm run programmes -- list
  --url       what --data says        where Podium answers; http://127.0.0.1:4000 when nothing says
  --mailbox   the same                where its letters are read: the mailer's address when services run apart
  --data      PODIUM_DATA_DIR, .podium  the folder of the Podium that runs: its address and mailbox-key
  --entries   1313                    as many as in 2023; three quarters in the category with most streams
  --judges    160
  --seed      2023                    the same seed gives the same results to the byte
  --width     24                      how many people act at once
  --out       FILE                    writes the released result as JSON
`;

/** The key of a mailbox; empty where there is none: then the mailbox says what it wants. */
function keyIn(folder: string): string {
  try {
    return readFileSync(join(folder, 'mailbox-key'), 'utf8').trim();
  } catch {
    return '';
  }
}

try {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      mailbox: { type: 'string' },
      data: { type: 'string', default: process.env['PODIUM_DATA_DIR'] || '.podium' },
      entries: { type: 'string', default: '1313' },
      judges: { type: 'string', default: '160' },
      seed: { type: 'string', default: '2023' },
      width: { type: 'string', default: '24' },
      programme: { type: 'string', default: 'hkicta-2023' },
      administrator: { type: 'string', default: process.env['PODIUM_ADMINISTRATOR'] || 'administrator@podium.example' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  const whole = (name: 'entries' | 'judges' | 'width', least: number) => {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < least) throw new RangeError(`--${name}: a whole number from ${least} on`);
    return number;
  };
  const url = (values.url ?? notedAddress(values.data) ?? 'http://127.0.0.1:4000').replace(/\/$/, '');
  const mailboxUrl = values.mailbox?.replace(/\/$/, '') ?? url;
  const report = await holdSeason(
    {
      url,
      mailboxUrl,
      mailboxKey: keyIn(values.data),
      administrator: values.administrator,
      definition: values.programme,
      entries: whole('entries', 1),
      judges: whole('judges', 5),
      seed: values.seed,
      width: whole('width', 1),
    },
    makeProgress(process.stdout.isTTY === true, (text) => process.stdout.write(text)),
  );
  const { counts, letters, mutationTimes, queryTimes, seconds, winners, results } = report;
  if (values.out) writeFileSync(values.out, results.text);
  const categories = new Set(winners.EN.flatMap(({ categoryCode }) => categoryCode ?? []));
  process.stdout.write(
    [
      '',
      `  ${report.editionCode}: ${winners.EN.length} awards released in ${categories.size} categories.`,
      '',
      ...winners.EN.filter(({ categoryCode }) => categoryCode === null).map((winner, at) =>
        line(winner.awardName, `${winner.title} (${winners.ZH_HANT[at]?.title}), ${winner.teamName}`),
      ),
      ...winners.EN.filter(({ categoryCode, streamCode }) => categoryCode !== null && streamCode === null).map(
        (winner) => line(`${winner.awardName} ${winner.categoryCode}`, `${winner.title}, ${winner.teamName}`),
      ),
      '',
      ...Object.entries(counts).map(([what, count]) => line(what, String(count))),
      line(
        'mutations',
        `${mutationTimes.length}, ${(mutationTimes.length / seconds).toFixed(0)} per second over ${seconds.toFixed(1)} s`,
      ),
      line('', timesLine(mutationTimes)),
      line('queries', `${queryTimes.length}; ${timesLine(queryTimes)}`),
      ...(report.retries > 0 ? [line('retries', `${report.retries} after a broken connection`)] : []),
      line(
        'letters',
        `${letters.sent} sent by this server so far, ${letters.queued} on their way, ${letters.failed} failed`,
      ),
      line('results, SHA-256', results.digest),
      line('where to look', `${url}/explorer and ${mailboxUrl}/mailbox`),
      '',
      '',
    ].join('\n'),
  );
} catch (error) {
  process.stderr.write(
    `\n${error instanceof RangeError ? `${error.message}\n\n${USAGE}` : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 1;
}
