import { awardsReleasedV1 } from '@podium/contracts';
import { LOGGER, type ServiceDefinition } from '@podium/platform-service';
import { Results1763856000000 } from './migrations/1763856000000-results-1.js';
import { AppointedBy1795818000000 } from './migrations/1795818000000-appointed-by.js';
import { ClaimedAndFailedEvents1795819000000 } from './migrations/1795819000000-claimed-and-failed-events.js';
import { Facts1795820000000 } from './migrations/1795820000000-facts.js';
import { ReleasesBound1795821000000 } from './migrations/1795821000000-releases-bound.js';
import { WhyOut1795921500000 } from './migrations/1795921500000-why-out.js';
import { awardActs } from './award/award.acts.js';
import { AnnounceReleases } from './release/announce-releases.js';
import { releaseActs } from './release/release.acts.js';
import { EditionsEnd1795842000000 } from './migrations/1795842000000-editions-end.js';
import { DocumentsByHash1795831000000 } from './migrations/1795831000000-documents-by-hash.js';
import { AwardsAsConferred1795843000000 } from './migrations/1795843000000-awards-as-conferred.js';
import { OwnEntry1795840000000 } from './migrations/1795840000000-own-entry.js';
import { ResultsGraph } from './results.graph.js';
import { listenings } from './listening/listenings.js';
import { resultsRoutes } from './results.routes.js';
import { ResultsModule } from './results.module.js';
import { EditionWithWinners } from './winner/winner.type.js';

const ANNOUNCE_MS = 500;

export const results: ServiceDefinition = {
  name: 'results',
  module: ResultsModule,
  graph: ResultsGraph,
  orphanedTypes: [EditionWithWinners],
  migrations: [
    Results1763856000000,
    AppointedBy1795818000000,
    ClaimedAndFailedEvents1795819000000,
    Facts1795820000000,
    ReleasesBound1795821000000,
    DocumentsByHash1795831000000,
    OwnEntry1795840000000,
    AwardsAsConferred1795843000000,
    WhyOut1795921500000,
    EditionsEnd1795842000000,
  ],
  tells: [awardsReleasedV1],
  rights: [awardActs, releaseActs],
  listenings,
  routes: resultsRoutes,
  start: (get) => {
    let running: Promise<void> | undefined;
    const announce = () => {
      running ??= get(AnnounceReleases)
        .run()
        .catch((error: unknown) => get(LOGGER).error({ err: error }, 'announcing'))
        .finally(() => (running = undefined));
    };
    const timer = setInterval(announce, ANNOUNCE_MS);
    return {
      async stop() {
        clearInterval(timer);
        await running;
      },
    };
  },
};
