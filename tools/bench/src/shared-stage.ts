import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setStage, type Stage } from './graph/bench-edition.js';
import { stopAllStarted } from './process/npm-start.js';

/** The stage that several cases share: set when the first needs it, struck when all are done. */
export class SharedStage {
  private set: Promise<Stage> | undefined;

  constructor(private readonly profiles: string | undefined) {}

  /** Runs a case on the stage; where that is wanted, samples the server meanwhile. */
  async on<T>(name: string, run: (stage: Stage) => Promise<T>): Promise<T> {
    const stage = await (this.set ??= setStage());
    if (this.profiles === undefined) return run(stage);
    await mkdir(this.profiles, { recursive: true });
    await stage.server.ask('profile.start');
    const result = await run(stage);
    await stage.server.ask('profile.stop', { file: join(this.profiles, `${name}.cpuprofile`) });
    return result;
  }

  /** Ends everything that was started. Cases that start servers alone do not run beside one that is on the stage. */
  async close(): Promise<void> {
    const set = this.set;
    this.set = undefined;
    await stopAllStarted();
    const stage = await set?.catch(() => undefined);
    await stage?.close();
  }
}
