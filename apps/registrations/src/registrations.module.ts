import { Module } from '@nestjs/common';
import { CheckResolver } from './check/check.resolver.js';
import { EntryCheck } from './check/entry-check.js';
import { CalendarChanges } from './edition/calendar-changes.js';
import { EditionResolver } from './edition/edition.resolver.js';
import { EditionFacts } from './edition/edition-facts.js';
import { Editions } from './edition/editions.js';
import { MoveMilestone } from './edition/move-milestone.js';
import { OpenEdition } from './edition/open-edition.js';
import { TakeBackEdition } from './edition/take-back-edition.js';
import { EarlierEntries } from './eligibility/earlier-entries.js';
import { EligibilityResolver } from './eligibility/eligibility.resolver.js';
import { Eligibility } from './eligibility/eligibility.js';
import { HeavyReader } from './eligibility/heavy-reader.js';
import { EntryChanges } from './entry/entry-changes.js';
import { EntryRights } from './entry/entry-rights.js';
import { EntryFacts } from './entry/entry-facts.js';
import { EntryRepository } from './entry/entry.repository.js';
import { EntryResolver } from './entry/entry.resolver.js';
import { FormerForms } from './entry/former-forms.js';
import { Holding } from './entry/holding.js';
import { ExtendDeadline } from './extension/extend-deadline.js';
import { ExtensionRepository } from './extension/extension.repository.js';
import { ExtensionResolver } from './extension/extension.resolver.js';
import { LateAnswers } from './entry/late-answers.js';
import { InvitationRepository } from './invitation/invitation.repository.js';
import { InvitationResolver } from './invitation/invitation.resolver.js';
import { Invitations } from './invitation/invitations.js';
import { Inviting } from './invitation/inviting.js';
import { DecideRevision } from './revision/decide-revision.js';
import { ProposedDefinition } from './revision/proposed-definition.js';
import { ProposeRevision } from './revision/propose-revision.js';
import { RevisionRepository } from './revision/revision.repository.js';
import { RevisionResolver } from './revision/revision.resolver.js';
import { WhatPeopleDid } from './revision/what-people-did.js';
import { InspectionQueue } from './inspection/inspection-queue.js';
import { Inspections } from './inspection/inspections.js';
import { PastAwardResolver } from './past-award/past-award.resolver.js';
import { PastAwards } from './past-award/past-awards.js';
import { RecordPastAwards } from './past-award/record-past-awards.js';
import { FileAnswers } from './paper/file-answers.js';
import { PaperRepository } from './paper/paper.repository.js';
import { EntryPapersResolver, PaperResolver } from './paper/paper.resolver.js';
import { Papers } from './paper/papers.js';
import { quarantineOf } from './upload/quarantine-of.js';
import { UploadRepository } from './upload/upload.repository.js';
import { Uploads } from './upload/uploads.js';
import { DecideAnew } from './decision/decide-anew.js';
import { DecisionResolver } from './decision/decision.resolver.js';
import { AnswerQuery } from './query/answer-query.js';
import { AskEntrant } from './query/ask-entrant.js';
import { Queries } from './query/queries.js';
import { QueryReminders } from './query/query-reminders.js';
import { QueryRepository } from './query/query.repository.js';
import { EntryQueriesResolver, QueryResolver } from './query/query.resolver.js';
import { Dossiers } from './screening/dossiers.js';
import { ScreenEntry } from './screening/screen-entry.js';
import { ScreeningResolver } from './screening/screening.resolver.js';
import { TeamChanges } from './team/team-changes.js';
import { TeamInvitationResolver, TeamMemberResolver } from './team/team-member.resolver.js';
import { TeamRepository } from './team/team.repository.js';
import { TeamResolver } from './team/team.resolver.js';

/** Editions, teams and their invitations, entries, screening. */
@Module({
  providers: [
    Editions,
    CalendarChanges,
    OpenEdition,
    EditionFacts,
    MoveMilestone,
    TakeBackEdition,
    EditionResolver,
    ExtensionRepository,
    ExtendDeadline,
    ExtensionResolver,
    RevisionRepository,
    WhatPeopleDid,
    ProposedDefinition,
    ProposeRevision,
    DecideRevision,
    RevisionResolver,
    TeamRepository,
    TeamChanges,
    TeamResolver,
    TeamMemberResolver,
    TeamInvitationResolver,
    InvitationRepository,
    Inviting,
    Invitations,
    InvitationResolver,
    EntryRepository,
    EntryRights,
    FormerForms,
    Holding,
    EntryFacts,
    LateAnswers,
    EntryChanges,
    EntryResolver,
    EntryCheck,
    CheckResolver,
    HeavyReader,
    EarlierEntries,
    PastAwards,
    RecordPastAwards,
    PastAwardResolver,
    Eligibility,
    EligibilityResolver,
    Dossiers,
    ScreenEntry,
    ScreeningResolver,
    DecideAnew,
    DecisionResolver,
    QueryRepository,
    AskEntrant,
    AnswerQuery,
    Queries,
    QueryReminders,
    QueryResolver,
    EntryQueriesResolver,
    quarantineOf,
    UploadRepository,
    Uploads,
    InspectionQueue,
    Inspections,
    PaperRepository,
    FileAnswers,
    Papers,
    PaperResolver,
    EntryPapersResolver,
  ],
})
export class RegistrationsModule {}
