import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningPodium } from './running-podium.js';
import { ServerProcess } from './server-process.js';

export interface SeasonToRun {
  entries: number;
  judges: number;
  seed: string;
}

export interface SeasonOutcome {
  /** The released result as the tool wrote it, for comparing bytes. */
  results: string;
  winners: Record<'EN' | 'ZH_HANT' | 'ZH_HANS', Record<string, string | null>[]>;
  /** `entries submitted`, `score sheets`, …: what the tool was told had happened. */
  counts: Record<string, number>;
  /** How often a request was sent again after a broken connection. */
  retries: number;
  editionCode: string;
}

const COUNTED = ['teams', 'entries submitted', 'entries withdrawn', 'entries refused', 'entries admitted'].concat([
  'late entries refused',
  'rounds opened',
  'score sheets',
  'rounds closed',
  'awards conferred',
]);

/** A whole season by the season tool, in a process of its own through the public address alone. */
export class SeasonRun {
  private constructor(
    private readonly tool: ServerProcess,
    private readonly folder: string,
  ) {}

  static async begin(podium: RunningPodium, { entries, judges, seed }: SeasonToRun): Promise<SeasonRun> {
    const folder = await mkdtemp(join(tmpdir(), 'podium-season-'));
    const options = {
      url: podium.url,
      mailbox: podium.mailboxUrl,
      data: podium.dataDir,
      entries: String(entries),
      judges: String(judges),
      seed,
      out: join(folder, 'results.json'),
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const tool = new ServerProcess('season', { script: 'tools/season/dist/main.js', args, env: {} });
    tool.start();
    return new SeasonRun(tool, folder);
  }

  /** Whether the tool is still at work. */
  get goesOn(): boolean {
    return this.tool.lives;
  }

  /** @throws what the tool wrote when it did not come to its end */
  async outcome(): Promise<SeasonOutcome> {
    try {
      const code = await this.tool.ended();
      const { output } = this.tool;
      if (code !== 0) throw new Error(`the season ended with ${code}:\n${output.slice(-4000)}`);
      const results = await readFile(join(this.folder, 'results.json'), 'utf8');
      const number = (label: string) => Number(output.match(new RegExp(`^  ${label} +(\\d+)`, 'm'))?.[1] ?? 0);
      return {
        results,
        winners: JSON.parse(results) as SeasonOutcome['winners'],
        counts: Object.fromEntries(COUNTED.map((label) => [label, number(label)])),
        retries: number('retries'),
        editionCode: output.match(/^ {2}(\w+): \d+ awards released/m)?.[1] ?? '',
      };
    } finally {
      await this.stop();
    }
  }

  /** Ends it at once, if it has not ended, and removes its folder. */
  async stop(): Promise<void> {
    await this.tool.end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}
