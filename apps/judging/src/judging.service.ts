import { judgeSeatedV1, standingV1 } from '@podium/contracts';
import type { ServiceDefinition } from '@podium/platform-service';
import { assignmentActs } from './assignment/assignment.acts.js';
import { conflictActs } from './conflict/conflict.acts.js';
import { JudgingGraph } from './judging.graph.js';
import { judgingRoutes } from './judging.routes.js';
import { JudgingModule } from './judging.module.js';
import { listenings } from './listening/listenings.js';
import { Judging1763856100000 } from './migrations/1763856100000-judging-1.js';
import { AppointedBy1795818000000 } from './migrations/1795818000000-appointed-by.js';
import { ClaimedAndFailedEvents1795819000000 } from './migrations/1795819000000-claimed-and-failed-events.js';
import { Facts1795820000000 } from './migrations/1795820000000-facts.js';
import { Conflicts1795830000000 } from './migrations/1795830000000-conflicts.js';
import { panelActs } from './panel/panel.acts.js';
import { judgingActs } from './place/judging.acts.js';
import { roundActs } from './round/round.acts.js';
import { SERVICE_SEES } from './sight/sight.js';
import { StandingsInStorage1795843000000 } from './migrations/1795843000000-standings-in-storage.js';
import { EditionsEnd1795842000000 } from './migrations/1795842000000-editions-end.js';
import { DocumentsByHash1795831000000 } from './migrations/1795831000000-documents-by-hash.js';
import { StandingFacts } from './standing/standing-facts.js';

export const judging: ServiceDefinition = {
  name: 'judging',
  module: JudgingModule,
  graph: JudgingGraph,
  migrations: [
    Judging1763856100000,
    AppointedBy1795818000000,
    ClaimedAndFailedEvents1795819000000,
    Facts1795820000000,
    Conflicts1795830000000,
    DocumentsByHash1795831000000,
    EditionsEnd1795842000000,
    StandingsInStorage1795843000000,
  ],
  tells: [judgeSeatedV1, standingV1],
  transactionSettings: SERVICE_SEES,
  rights: [judgingActs, panelActs, roundActs, assignmentActs, conflictActs],
  listenings,
  routes: judgingRoutes,
  start: async (get) => {
    await get(StandingFacts).tellUntold();
    return { stop: () => Promise.resolve() };
  },
};
