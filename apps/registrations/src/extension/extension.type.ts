import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { connectionOf, DateTime, InputRefused, Node, NodeType, NotOrganiser } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ClosesBeforeOpening, EditionNotFound, MilestoneHasPassed } from '../edition/edition.refusals.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { ExtensionAct } from './extension-act.js';
import { ExtensionDecided, ExtensionNotFound, MilestoneHasNotPassed, NeedsSomebodyElse } from './extension.refusals.js';

const registerIn = () => RegistrationsGraph;

/** The values are those of the column. */
export enum DeadlineExtensionState {
  PROPOSED = 'proposed',
  APPROVED = 'approved',
  DECLINED = 'declined',
}
registerEnumType(DeadlineExtensionState, { name: 'DeadlineExtensionState' });

@NodeType({ registerIn, description: 'A proposal to open again what had closed, and what became of it.' })
@Audience('organiser')
export class DeadlineExtension extends Node {
  readonly __typename = 'DeadlineExtension';
  @Field(() => String) editionCode!: string;
  @Field(() => String, { description: 'The code of the milestone.' }) milestone!: string;
  @Field(() => String, { nullable: true, description: 'null: the whole edition.' }) categoryCode!: string | null;
  @Field(() => DateTime, { description: 'When it had closed.' }) was!: Date;
  @Field(() => DateTime) becomes!: Date;
  @Field(() => String) reason!: string;
  @Field(() => DeadlineExtensionState) state!: DeadlineExtensionState;
  @Field(() => DateTime) proposedAt!: Date;
  @Field(() => DateTime, { nullable: true }) decidedAt!: Date | null;
  @Field(() => [ExtensionAct], { description: 'What you may do with it now.' }) viewerCan!: ExtensionAct[];
}

export const DeadlineExtensionConnection = connectionOf(DeadlineExtension, { registerIn });

@InputType()
export class ExtendDeadlineInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { description: 'The code of a milestone that has passed.' }) milestone!: string;
  @Field(() => String, { nullable: true, description: 'Only for this category.' }) category?: string | null;
  @Field(() => DateTime) at!: Date;
  @Field(() => String, { description: 'Kept on record, and written to those who have an entry there.' })
  reason!: string;
}

@InputType()
export class ApproveExtensionInput {
  @Field(() => ID) extensionId!: string;
}

@InputType()
export class DeclineExtensionInput {
  @Field(() => ID) extensionId!: string;
}

export const ExtendDeadlineResult = resultOf('ExtendDeadlineResult', () => [
  DeadlineExtension,
  EditionNotFound,
  NotOrganiser,
  MilestoneHasNotPassed,
  MilestoneHasPassed,
  InputRefused,
]);

export const ApproveExtensionResult = resultOf('ApproveExtensionResult', () => [
  DeadlineExtension,
  ExtensionNotFound,
  // A revision took the milestone or the category away.
  EditionNotFound,
  NotOrganiser,
  ExtensionDecided,
  NeedsSomebodyElse,
  MilestoneHasPassed,
  MilestoneHasNotPassed,
  ClosesBeforeOpening,
]);

export const DeclineExtensionResult = resultOf('DeclineExtensionResult', () => [
  DeadlineExtension,
  ExtensionNotFound,
  NotOrganiser,
  ExtensionDecided,
]);
