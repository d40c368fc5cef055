import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'podium-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = { PATH: process.env['PATH'] };

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function run(args: string[], input = '') {
  return spawnSync(process.execPath, [join(here, 'run.mjs'), ...args], { input, encoding: 'utf8', env: environment });
}

describe('run.mjs', () => {
  it('leaves input, output, arguments and the exit code to the script', () => {
    const echo = script(
      'echo.mjs',
      `for await (const chunk of process.stdin) process.stdout.write(chunk);
       console.error(JSON.stringify(process.argv.slice(2)));
       process.exitCode = 7;`,
    );
    const { stdout, stderr, status } = run([echo, '--entries', '3'], 'marks\n');
    expect({ stdout, said: stderr.trim().split('\n').at(-1), status }).toEqual({
      stdout: 'marks\n',
      said: '["--entries","3"]',
      status: 7,
    });
  });

  it('shows the script its own path, so that it can tell it was run directly', () => {
    const own = script('own.mjs', `console.log(import.meta.url === new URL('file://' + process.argv[1]).href);`);
    expect(run([own]).stdout).toBe('true\n');
  });

  it('says in one line what is missing', () => {
    const { stdout, stderr, status } = run(['apps/nothing/dist/main.js']);
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: 'Podium: There is no apps/nothing/dist/main.js.\n',
      status: 1,
    });
    expect(run([]).status).toBe(2);
  });

  it('is the script: a signal to it reaches the script', async () => {
    const drains = script(
      'drains.mjs',
      `process.on('SIGTERM', () => { console.log('drained'); process.exit(3); });
       console.log('ready');
       setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, [join(here, 'run.mjs'), drains], { env: environment });
    const said: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      if (line === 'ready') child.kill('SIGTERM');
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ said, code }).toEqual({ said: ['ready', 'drained'], code: 3 });
  });
});

describe('npm start', () => {
  it('has ended, with everything that it started, when npm ends at SIGTERM', async () => {
    const own = join(folder, 'package');
    mkdirSync(own, { recursive: true });
    const slow = script(
      'slow.mjs',
      `process.on('SIGTERM', () => setTimeout(() => { console.log('drained'); process.exit(0); }, 300));
       console.log('ready', process.pid);
       setInterval(() => {}, 1000);`,
    );
    const { scripts } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    // As the workspace says it, with another script in place of its own.
    const start = scripts.start.replace('node tools/workspace/start.mjs', `${process.execPath} ${slow}`);
    writeFileSync(join(own, 'package.json'), JSON.stringify({ name: 'own', scripts: { start } }));
    const npm = spawn('npm', ['start', '--silent'], { cwd: own, env: environment });
    const said: string[] = [];
    let service = 0;
    createInterface({ input: npm.stdout }).on('line', (line) => {
      const [word = '', pid] = line.split(' ');
      said.push(word);
      if (word !== 'ready') return;
      service = Number(pid);
      npm.kill('SIGTERM');
    });
    let outlivedNpm: boolean | undefined;
    npm.once('exit', () => (outlivedNpm = existsSync(`/proc/${service}/cmdline`)));
    await new Promise((resolve) => npm.once('close', resolve));
    expect({ said, outlivedNpm }).toEqual({ said: ['ready', 'drained'], outlivedNpm: false });
  });

  it.each(['npm', 'the shell between'])('ends in order when %s is killed', async (victim) => {
    const service = script(
      'service.mjs',
      `import { endWithLauncher } from ${JSON.stringify(new URL('./end-with-launcher.mjs', import.meta.url).href)};
       endWithLauncher();
       process.on('SIGTERM', () => { console.log('drained'); process.exit(0); });
       console.log('shell', process.ppid);
       setInterval(() => {}, 1000);`,
    );
    // npm's own way: it starts a shell, which waits for the service.
    const npm = spawn('/bin/sh', ['-c', `/bin/sh -c '"$0" "$1"; true' "$0" "$1"; true`, process.execPath, service], {
      env: { ...environment, npm_lifecycle_event: 'start' },
    });
    const said: string[] = [];
    createInterface({ input: npm.stdout }).on('line', (line) => {
      const [word = '', shell] = line.split(' ');
      said.push(word);
      if (word === 'shell') process.kill(victim === 'npm' ? (npm.pid as number) : Number(shell), 'SIGKILL');
    });
    await new Promise((resolve) => npm.stdout.once('close', resolve));
    expect(said).toEqual(['shell', 'drained']);
  });
});
