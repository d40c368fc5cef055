import { judgeSeatedV1, roundClosedV1 } from '@podium/contracts';
import { appointmentCopy, personCopy } from '@podium/platform-access';
import type { ServiceDefinition } from '@podium/platform-service';
import { dossierListenings } from './dossier/dossier.listening.js';
import { editionListenings } from './edition/edition.listening.js';
import { JudgingGraph } from './judging.graph.js';
import { JudgingModule } from './judging.module.js';
import { Judging1763856100000 } from './migrations/1763856100000-judging-1.js';
import { AppointedBy1795818000000 } from './migrations/1795818000000-appointed-by.js';
import { ClaimedAndFailedEvents1795819000000 } from './migrations/1795819000000-claimed-and-failed-events.js';
import { Facts1795820000000 } from './migrations/1795820000000-facts.js';

export const judging: ServiceDefinition = {
  name: 'judging',
  module: JudgingModule,
  graph: JudgingGraph,
  migrations: [Judging1763856100000, AppointedBy1795818000000, ClaimedAndFailedEvents1795819000000, Facts1795820000000],
  tells: [judgeSeatedV1, roundClosedV1],
  listenings: () => [appointmentCopy, ...editionListenings(), ...dossierListenings(), personCopy('person')],
};
