import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { connectionOf, DateTime, InputRefused, Node, NodeType, NotOrganiser } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ClosesBeforeOpening, DefinitionHasMistakes, EditionNotFound } from '../edition/edition.refusals.js';
import { NeedsSomebodyElse } from '../extension/extension.refusals.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { RevisionAct } from './revision-act.js';
import { RevisionChange } from './revision-change.type.js';
import {
  DecisionsNeeded,
  NothingChanges,
  NotWhatWasProposed,
  OutsideYourCategory,
  RevisionBreaks,
  RevisionDecided,
  RevisionIsStale,
  RevisionNotFound,
} from './revision.refusals.js';

const registerIn = () => RegistrationsGraph;

/** The values are those that the repository reads. */
export enum RevisionState {
  PROPOSED = 'proposed',
  STALE = 'stale',
  APPROVED = 'approved',
  DECLINED = 'declined',
}
registerEnumType(RevisionState, {
  name: 'RevisionState',
  valuesMap: {
    STALE: { description: 'The edition has changed since: it cannot be approved any more.' },
    DECLINED: { description: 'Declined, or taken back.' },
  },
});

@NodeType({ registerIn, description: 'A new definition for an edition that is open, and what became of it.' })
@Audience('organiser')
export class Revision extends Node {
  readonly __typename = 'Revision';
  @Field(() => String) editionCode!: string;
  @Field(() => RevisionState) state!: RevisionState;
  @Field(() => String, {
    description:
      'SHA-256 over the definition, the calendar, what it changes, what was decided and why; whoever approves states it.',
  })
  hash!: string;
  @Field(() => String, { description: 'The file that was proposed.' }) yaml?: string;
  @Field(() => Int, { description: 'The edition’s revision that it was made from.' }) baseRevision!: number;
  @Field(() => Int, { nullable: true, description: 'The edition’s revision that it became.' }) becameRevision!:
    number | null;
  @Field(() => [RevisionChange], { description: 'As it was proposed.' }) changes!: RevisionChange[];
  @Field(() => [String], { description: 'Codes of the categories that it touches; empty: the whole edition.' })
  categories!: string[];
  @Field(() => String) reason!: string;
  @Field(() => ID) proposedBy!: string;
  @Field(() => DateTime) proposedAt!: Date;
  @Field(() => ID, { nullable: true }) decidedBy!: string | null;
  @Field(() => DateTime, { nullable: true }) decidedAt!: Date | null;
  @Field(() => [RevisionAct], { description: 'What you may do with it now.' }) viewerCan?: RevisionAct[];
}

export const RevisionConnection = connectionOf(Revision, { registerIn });

@InputType()
export class DecisionInput {
  @Field(() => String, { description: 'Of the change, as `DecisionsNeeded` names it.' }) code!: string;
  @Field(() => String, { description: 'What you decide; kept with the revision.' }) decision!: string;
}

@InputType()
export class ProposeRevisionInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { description: 'The whole definition as YAML, as it shall be from now on.' }) yaml!: string;
  @Field(() => [DecisionInput], { nullable: true, description: 'For each change that needs one.' })
  decisions?: DecisionInput[] | null;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

@InputType()
export class ApproveRevisionInput {
  @Field(() => ID) revisionId!: string;
  @Field(() => String, { description: 'What you saw: the revision’s hash.' }) hash!: string;
}

@InputType()
export class DeclineRevisionInput {
  @Field(() => ID) revisionId!: string;
}

export const ProposeRevisionResult = resultOf('ProposeRevisionResult', () => [
  Revision,
  EditionNotFound,
  NotOrganiser,
  DefinitionHasMistakes,
  NothingChanges,
  RevisionBreaks,
  OutsideYourCategory,
  DecisionsNeeded,
  ClosesBeforeOpening,
  InputRefused,
]);

export const ApproveRevisionResult = resultOf('ApproveRevisionResult', () => [
  Revision,
  RevisionNotFound,
  NotOrganiser,
  RevisionDecided,
  RevisionIsStale,
  NeedsSomebodyElse,
  NotWhatWasProposed,
  RevisionBreaks,
  DecisionsNeeded,
]);

export const DeclineRevisionResult = resultOf('DeclineRevisionResult', () => [
  Revision,
  RevisionNotFound,
  NotOrganiser,
  RevisionDecided,
]);
