import { Worker } from 'node:worker_threads';

/** The thread in which judging assigns, as it runs beside those who ask. */
const ENTRY = new URL('../../../../apps/judging/dist/assignment/distribute.worker.js', import.meta.url);
const [DOSSIERS, JUDGES, PER_DOSSIER] = [1_313, 160, 5];

let assigning: Promise<number> | undefined;
let going = false;

/** Assigns the judges of the largest known round again and again. */
export function startAssigning(): void {
  going = true;
  assigning = (async () => {
    let times = 0;
    for (; going; times++) await assigned(String(times));
    return times;
  })();
}

/** @returns how often they were assigned */
export async function stopAssigning(): Promise<number> {
  going = false;
  return (await assigning) ?? 0;
}

function assigned(seed: string): Promise<void> {
  const given = {
    dossiers: Array.from({ length: DOSSIERS }, (_, at) => `D${at}`),
    judges: Array.from({ length: JUDGES }, (_, at) => `J${at}`),
    // Without a conflict there would be less to decide.
    conflicts: Array.from({ length: DOSSIERS }, (_, at) => [`D${at}`, `J${at % JUDGES}`]),
    kept: [],
    perDossier: PER_DOSSIER,
    seed,
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(ENTRY, { workerData: given });
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}
