import { Extensions, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, InputRefused, Node, NodeType, NotOrganiser } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { OwnEntryConcerned } from '../person/own-entry.refusal.js';
import { ResultsGraph } from '../results.graph.js';
import { ReleaseState } from './release-state.js';
import {
  AwardsChangedMeanwhile,
  InstantHasPassed,
  NothingToRelease,
  ReleaseHasHappened,
  ReleaseIsSettled,
  ReleaseNotFound,
  SecondPersonNeeded,
} from './release.refusals.js';

const registerIn = () => ResultsGraph;

export enum ReleaseAct {
  APPROVE = 'APPROVE',
  CANCEL = 'CANCEL',
}
registerEnumType(ReleaseAct, { name: 'ReleaseAct', description: 'What people do with a release that was proposed.' });

@NodeType({ registerIn, description: 'A publication of awards at an instant, approved by a second person.' })
@Extensions({ audience: 'organiser' })
export class Release extends Node {
  readonly __typename = 'Release';
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'null: every category.' }) categoryCode!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Before this instant the public reads nothing of it. null: at once, when it is approved.',
  })
  at!: Date | null;
  @Field(() => ReleaseState) state!: ReleaseState;
  @Field(() => String, {
    description:
      'SHA-256 over its awards as the public will read them, its place and its instant; whoever approves states what was seen.',
  })
  hash!: string;
  @Field(() => Int, { description: 'How many awards it covers; while it is proposed, how many it would cover now.' })
  awardCount!: number;
  @Field(() => ID) proposedBy!: string;
  @Field(() => DateTime) proposedAt!: Date;
  @Field(() => ID, { nullable: true }) approvedBy!: string | null;
  @Field(() => [ReleaseAct], { description: 'What you could do with it now.' }) viewerCan!: ReleaseAct[];
}

export const ReleaseConnection = connectionOf(Release, { registerIn });

@InputType()
export class ProposeReleaseInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'Only this category; null: the whole edition.' })
  categoryCode?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it becomes public; still ahead when it is approved.' })
  at?: Date | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Instead of an instant: it becomes public at once when it is approved.',
  })
  atOnce!: boolean;
}

@InputType()
export class ApproveReleaseInput {
  @Field(() => ID) releaseId!: string;
  @Field(() => String, { description: 'What you saw: the release’s hash.' }) hash!: string;
}

@InputType()
export class CancelReleaseInput {
  @Field(() => ID) releaseId!: string;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

export const ProposeReleaseResult = resultOf('ProposeReleaseResult', () => [
  Release,
  NothingToRelease,
  InstantHasPassed,
  OwnEntryConcerned,
  NotOrganiser,
  InputRefused,
]);
export const ApproveReleaseResult = resultOf('ApproveReleaseResult', () => [
  Release,
  ReleaseNotFound,
  ReleaseIsSettled,
  SecondPersonNeeded,
  OwnEntryConcerned,
  InstantHasPassed,
  AwardsChangedMeanwhile,
]);
export const CancelReleaseResult = resultOf('CancelReleaseResult', () => [
  Release,
  ReleaseNotFound,
  ReleaseIsSettled,
  ReleaseHasHappened,
  InputRefused,
]);
