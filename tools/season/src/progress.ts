import { SingleBar } from 'cli-progress';

export interface Progress {
  begin(what: string, total: number): void;
  at(done: number): void;
  end(): void;
}

/** A bar on a terminal; a line for each step elsewhere. */
export function makeProgress(terminal: boolean, write: (text: string) => void): Progress {
  let bar: SingleBar | undefined;
  let began = 0;
  let step = '';
  return {
    begin(what, total) {
      step = what;
      began = Date.now();
      if (!terminal) return;
      bar = new SingleBar({ format: `  {what} {bar} {value}/{total}`, hideCursor: true, barsize: 30 });
      bar.start(Math.max(1, total), 0, { what: what.padEnd(26) });
    },
    at: (done) => bar?.update(done),
    end() {
      bar?.update(bar.getTotal());
      bar?.stop();
      bar = undefined;
      if (!terminal) write(`  ${step.padEnd(26)} ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
    },
  };
}
