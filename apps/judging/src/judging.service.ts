import { judgeSeatedV1, roundClosedV1 } from '@podium/contracts';
import { appointmentCopy } from '@podium/platform-access';
import type { ServiceDefinition } from '@podium/platform-service';
import { assignmentActs } from './assignment/assignment.acts.js';
import { conflictActs } from './conflict/conflict.acts.js';
import { dossierListenings } from './dossier/dossier.listening.js';
import { editionListenings } from './edition/edition.listening.js';
import { Editions } from './edition/editions.js';
import { JudgingGraph } from './judging.graph.js';
import { JudgingModule } from './judging.module.js';
import { Judging1763856100000 } from './migrations/1763856100000-judging-1.js';
import { AppointedBy1795818000000 } from './migrations/1795818000000-appointed-by.js';
import { ClaimedAndFailedEvents1795819000000 } from './migrations/1795819000000-claimed-and-failed-events.js';
import { Facts1795820000000 } from './migrations/1795820000000-facts.js';
import { Conflicts1795830000000 } from './migrations/1795830000000-conflicts.js';
import { panelActs } from './panel/panel.acts.js';
import { judgingPersons } from './person/person.listening.js';
import { judgingActs } from './place/judging.acts.js';
import { roundActs } from './round/round.acts.js';
import { SERVICE_SEES } from './sight/sight.js';

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
  ],
  tells: [judgeSeatedV1, roundClosedV1],
  transactionSettings: SERVICE_SEES,
  rights: [judgingActs, panelActs, roundActs, assignmentActs, conflictActs],
  listenings: (get) => [
    appointmentCopy,
    ...editionListenings(),
    ...dossierListenings(() => get(Editions)),
    judgingPersons,
  ],
};
