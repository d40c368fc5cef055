import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RULE = '@nx/enforce-module-boundaries';

/** Lints texts as if they were those files, with the project graph in place: without it the rule is silently skipped. */
const LINTER = `
  process.env.NX_DAEMON = 'false';
  const { createProjectGraphAsync } = await import('@nx/devkit');
  await createProjectGraphAsync();
  const { ESLint } = await import('eslint');
  const eslint = new ESLint();
  const verdicts = [];
  for (const { file, text } of JSON.parse(process.argv[1])) {
    const [{ messages }] = await eslint.lintText(text, { filePath: file });
    verdicts.push(messages.map((message) => message.ruleId));
  }
  console.log('VERDICTS ' + JSON.stringify(verdicts));
`;

type Case = { file: string; from: string; refused: boolean };

const services = ['accounts', 'registrations', 'judging', 'results', 'mailer'];
const cases: Case[] = [
  ...services.flatMap((one) =>
    services
      .filter((other) => other !== one)
      .map((other) => ({ file: `apps/${one}/src/probe.ts`, from: `@podium/${other}`, refused: true })),
  ),
  { file: 'apps/results/src/probe.ts', from: '../../judging/src/index.js', refused: true },
  { file: 'apps/results/src/probe.ts', from: '@podium/podium-app', refused: true },
  { file: 'apps/gateway/src/probe.ts', from: '@podium/accounts', refused: true },
  { file: 'libs/platform/outbox/src/probe.ts', from: '@podium/mailer', refused: true },
  { file: 'libs/contracts/src/probe.ts', from: '@podium/platform-database', refused: true },
  { file: 'libs/scoring/src/probe.ts', from: '@podium/platform-database', refused: true },
  { file: 'libs/programmes/src/probe.ts', from: '@podium/contracts', refused: true },
  { file: 'apps/results/src/probe.ts', from: '@podium/contracts', refused: false },
  { file: 'apps/results/src/probe.ts', from: '@podium/scoring', refused: false },
  { file: 'apps/results/src/probe.ts', from: '@podium/platform-database', refused: false },
  { file: 'apps/podium/src/probe.ts', from: '@podium/results', refused: false },
];

describe('the boundaries between projects', () => {
  let verdicts: string[][] = [];

  beforeAll(() => {
    const texts = cases.map(({ file, from }) => ({ file, text: `export * from '${from}';\n` }));
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', LINTER, JSON.stringify(texts)], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    verdicts = JSON.parse(/^VERDICTS (.*)$/m.exec(output)?.[1] ?? 'null') as string[][];
  }, 120_000);

  it.each(cases.map((one, index) => ({ ...one, index, verb: one.refused ? 'refuses' : 'admits' })))(
    'the lint $verb $from in $file',
    ({ refused, index }) => {
      expect(verdicts[index]).toEqual(refused ? [RULE] : []);
    },
  );
});
