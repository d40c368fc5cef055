import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, InputRefused, NotOrganiser, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ResultsGraph } from '../results.graph.js';

const registerIn = () => ResultsGraph;

export enum ReleaseState {
  PROPOSED = 'proposed',
  APPROVED = 'approved',
  CANCELLED = 'cancelled',
}
registerEnumType(ReleaseState, { name: 'ReleaseState' });

@ObjectType({ registerIn, description: 'A publication of awards at an instant, approved by a second person.' })
export class Release {
  readonly __typename = 'Release';
  @Field(() => ID) id!: string;
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'null: every category.' }) categoryCode!: string | null;
  @Field(() => DateTime, { description: 'Before this instant the public reads nothing of it.' }) at!: Date;
  @Field(() => ReleaseState) state!: ReleaseState;
  @Field(() => String, { description: 'SHA-256 over the awards it covers; whoever approves states what was seen.' })
  awardsHash!: string;
  @Field(() => Int) awards!: number;
  @Field(() => ID) proposedBy!: string;
  @Field(() => ID, { nullable: true }) approvedBy!: string | null;
}

@InputType()
export class ProposeReleaseInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'Only this category; null: the whole edition.' })
  categoryCode?: string | null;
  @Field(() => DateTime) at!: Date;
}

@InputType()
export class ApproveReleaseInput {
  @Field(() => ID) releaseId!: string;
  @Field(() => String, { description: 'What you saw.' }) awardsHash!: string;
}

@InputType()
export class CancelReleaseInput {
  @Field(() => ID) releaseId!: string;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

@RefusalType({ registerIn })
export class NothingToRelease extends Refusal {
  readonly __typename = 'NothingToRelease';
  override message = 'No award here waits for its release.';
}

@RefusalType({ registerIn })
export class ReleaseNotFound extends Refusal {
  readonly __typename = 'ReleaseNotFound';
  override message = 'There is no such release waiting.';
}

@RefusalType({ registerIn, description: 'Whoever proposed a release does not approve it.' })
export class SecondPersonNeeded extends Refusal {
  readonly __typename = 'SecondPersonNeeded';
  override message = 'You proposed this release; somebody else must approve it.';
}

@RefusalType({ registerIn })
export class AwardsChangedMeanwhile extends Refusal {
  readonly __typename = 'AwardsChangedMeanwhile';
  override message = 'The awards changed since the release was proposed. Propose it again.';
}

@RefusalType({ registerIn })
export class ReleaseHasHappened extends Refusal {
  readonly __typename = 'ReleaseHasHappened';
  override message = 'This release has happened; what is public is revoked award by award.';
}

export const ProposeReleaseResult = resultOf('ProposeReleaseResult', () => [
  Release,
  NothingToRelease,
  NotOrganiser,
  InputRefused,
]);
export const ApproveReleaseResult = resultOf('ApproveReleaseResult', () => [
  Release,
  ReleaseNotFound,
  SecondPersonNeeded,
  AwardsChangedMeanwhile,
  NotOrganiser,
]);
export const CancelReleaseResult = resultOf('CancelReleaseResult', () => [
  Release,
  ReleaseNotFound,
  ReleaseHasHappened,
  NotOrganiser,
  InputRefused,
]);
