import {
  deadlineExtendedV1,
  decisionChangedV1,
  editionV1,
  entrantAskedV1,
  entryAdmittedV2,
  entryRefusedV1,
  entrySubmittedV1,
  entryV1,
  entryWithdrawnV1,
  memberInvitedV1,
} from '@podium/contracts';
import type { ServiceDefinition } from '@podium/platform-service';
import { entryActs } from './entry/entry.acts.js';
import { extensionActs } from './extension/extension.acts.js';
import { Registrations1763856000000 } from './migrations/1763856000000-registrations-1.js';
import { TeamMemberAddress1763942400000 } from './migrations/1763942400000-team-member-address.js';
import { AppointedBy1795818000000 } from './migrations/1795818000000-appointed-by.js';
import { ClaimedAndFailedEvents1795819000000 } from './migrations/1795819000000-claimed-and-failed-events.js';
import { Facts1795820000000 } from './migrations/1795820000000-facts.js';
import { Membership1795820400000 } from './migrations/1795820400000-membership.js';
import { DocumentsByHash1795831000000 } from './migrations/1795831000000-documents-by-hash.js';
import { EditionsAsVersions1795840000000 } from './migrations/1795840000000-editions-as-versions.js';
import { Revisions1795841000000 } from './migrations/1795841000000-revisions.js';
import { TakingBack1795842000000 } from './migrations/1795842000000-taking-back.js';
import { EditionFacts } from './edition/edition-facts.js';
import { EntryFacts } from './entry/entry-facts.js';
import { Extensions1795832000000 } from './migrations/1795832000000-extensions.js';
import { Papers1795910000000 } from './migrations/1795910000000-papers.js';
import { Queries1795920000000 } from './migrations/1795920000000-queries.js';
import { Decisions1795921000000 } from './migrations/1795921000000-decisions.js';
import { PastAwards1795940000000 } from './migrations/1795940000000-past-awards.js';
import { queryActs } from './query/query.acts.js';
import { QueryReminders } from './query/query-reminders.js';
import { Inspections } from './inspection/inspections.js';
import { listenings } from './listening/listenings.js';
import { FORM_COLUMNS } from './form/answer-types.js';
import { FORM_FIELDS } from './form/field.type.js';
import { RegistrationsGraph } from './registrations.graph.js';
import { registrationsRoutes } from './registrations.routes.js';
import { RegistrationsModule } from './registrations.module.js';
import { revisionActs } from './revision/revision.acts.js';
import { teamActs } from './team/team.acts.js';

export const registrations: ServiceDefinition = {
  name: 'registrations',
  module: RegistrationsModule,
  graph: RegistrationsGraph,
  orphanedTypes: [...FORM_FIELDS, ...FORM_COLUMNS],
  migrations: [
    Registrations1763856000000,
    TeamMemberAddress1763942400000,
    AppointedBy1795818000000,
    ClaimedAndFailedEvents1795819000000,
    Facts1795820000000,
    Membership1795820400000,
    DocumentsByHash1795831000000,
    Extensions1795832000000,
    EditionsAsVersions1795840000000,
    Revisions1795841000000,
    TakingBack1795842000000,
    Papers1795910000000,
    Queries1795920000000,
    Decisions1795921000000,
    PastAwards1795940000000,
  ],
  tells: [
    deadlineExtendedV1,
    decisionChangedV1,
    editionV1,
    entrantAskedV1,
    entryV1,
    entrySubmittedV1,
    entryAdmittedV2,
    entryRefusedV1,
    entryWithdrawnV1,
    memberInvitedV1,
  ],
  rights: [revisionActs, extensionActs, teamActs, entryActs, queryActs],
  listenings,
  routes: registrationsRoutes,
  start: async (get) => {
    await get(EditionFacts).tellUntold();
    await get(EntryFacts).tellUntold();
    const running = [get(Inspections).start(), get(QueryReminders).start()];
    return { stop: async () => void (await Promise.all(running.map((each) => each.stop()))) };
  },
};
