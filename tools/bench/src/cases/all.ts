import { formsBench } from '../forms.bench.js';
import { programmesBench } from '../programmes.bench.js';
import type { BenchRow } from '../row.js';
import { scoringStandingBench } from '../scoring-standing.bench.js';
import { scoringStatisticsBench } from '../scoring-statistics.bench.js';
import type { SharedStage } from '../shared-stage.js';
import { assignmentBesideBench } from './assignment-beside.bench.js';
import { busyEventsBench } from './busy-events.bench.js';
import { federationBench } from './federation.bench.js';
import { idleEventsBench } from './idle-events.bench.js';
import { listBench } from './list.bench.js';
import { memoryBench } from './memory.bench.js';
import { peersBench } from './peers.bench.js';
import { scaleBench } from '../scale/scale.bench.js';
import { startBench } from './start.bench.js';
import { lettersBench, submitBench } from './submit.bench.js';
import { subscribersBench } from './subscribers.bench.js';
import { uploadsBench } from './uploads.bench.js';
import { winnersBench } from './winners.bench.js';

export interface CaseOptions {
  /** Of each run that is compared with another. */
  seconds: number;
  /** Of the season after which memory is read. */
  entries: number;
  /** How large a filled installation is; 1: 50 editions, 200,000 entries, two million letters. */
  scale: number;
}

/** Entries of the season that is compared with the same one in a filled installation. */
const SEASON_OF_SCALE = 300;

type Case = (stage: SharedStage, options: CaseOptions) => Promise<BenchRow[]>;

/** Everything that can be measured, by the name that `--only` takes, in the order of a whole run. */
export const CASES: Record<string, Case> = {
  list: (stage, { seconds }) => stage.on('list', (set) => listBench(set, seconds)),
  'assignment-beside': (stage, { seconds }) =>
    stage.on('assignment-beside', (set) => assignmentBesideBench(set, seconds)),
  uploads: (stage, { seconds }) => stage.on('uploads', (set) => uploadsBench(set, seconds)),
  winners: (stage, { seconds }) => stage.on('winners', (set) => winnersBench(set, seconds)),
  gateway: (stage, { seconds }) => stage.on('gateway', (set) => federationBench(set, seconds)),
  submit: (stage, { seconds }) => stage.on('submit', (set) => submitBench(set, seconds)),
  letters: (stage, { seconds }) => stage.on('letters', (set) => lettersBench(set, seconds)),
  events: (stage) => stage.on('events', idleEventsBench),
  relay: (stage) => stage.on('relay', busyEventsBench),
  subscribers: (stage) => stage.on('subscribers', subscribersBench),
  peers: (stage, { seconds }) => stage.on('peers', (set) => peersBench(set, seconds)),
  scale: async (stage, { scale, entries }) => {
    await stage.close();
    return scaleBench(scale, Math.min(entries, SEASON_OF_SCALE));
  },
  start: async (stage) => {
    await stage.close();
    return startBench();
  },
  memory: async (stage, { entries }) => {
    await stage.close();
    return memoryBench(entries);
  },
  scoring: async () => [...(await scoringStatisticsBench()), ...(await scoringStandingBench())],
  programmes: async () => [...(await programmesBench()), ...(await formsBench())],
};

/** What is measured only when asked for by name: it installs other servers, or fills a large installation. */
export const APART = ['peers', 'scale'] as const;

/** What a run measures that names nothing. */
export const WHOLE_RUN = Object.keys(CASES).filter((name) => !APART.some((each) => each === name));
