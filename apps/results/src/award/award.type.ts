import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  connectionOf,
  DateTime,
  InputRefused,
  Node,
  NodeType,
  NotOrganiser,
  type Text,
  TextField,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { OwnEntryConcerned } from '../person/own-entry.refusal.js';
import { ResultsGraph } from '../results.graph.js';
import { AwardState } from './award-state.js';
import {
  AwardConditionNotMet,
  AwardIsApproved,
  AwardIsHeld,
  AwardIsTaken,
  AwardNotFound,
  EntryIsOut,
  EntryIsWithdrawn,
  EntryNotInStanding,
} from './award.refusals.js';

const registerIn = () => ResultsGraph;

export enum AwardAct {
  REVOKE = 'REVOKE',
}
registerEnumType(AwardAct, { name: 'AwardAct', description: 'What people do with an award that was conferred.' });

@NodeType({ registerIn, description: 'An award as it was conferred. Seen by organisers; the public reads winners.' })
@Extensions({ audience: 'organiser' })
export class Award extends Node {
  readonly __typename = 'Award';
  @Field(() => String) editionCode!: string;
  @Field(() => String) awardCode!: string;
  @Field(() => String, { description: 'The stage from whose standing it was conferred.' }) stageCode!: string;
  @Field(() => String, { nullable: true }) categoryCode!: string | null;
  @Field(() => String, { nullable: true }) streamCode!: string | null;
  @Field(() => String) entryCode!: string;
  @Field(() => ID) entryId!: string;
  @TextField() title!: Text;
  @Field(() => Int, { description: 'Its place in the standing that it was conferred from.' }) place!: number;
  @Field(() => ID, { description: 'The round whose standing that is.' }) roundId!: string;
  @Field(() => DateTime) conferredAt!: Date;
  @Field(() => AwardState) state!: AwardState;
  @Field(() => ID, { nullable: true, description: 'The approved release that it is part of.' })
  releaseId!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it becomes public, once its release is approved.' })
  releasedAt!: Date | null;
  @Field(() => [AwardAct], { description: 'What you could do with it now.' }) viewerCan!: AwardAct[];
}

export const AwardConnection = connectionOf(Award, { registerIn });

@ObjectType({ registerIn, description: 'Several awards that were conferred together.' })
export class AwardsConferred {
  readonly __typename = 'AwardsConferred';
  @Field(() => [Award]) awards!: Award[];
}

@InputType()
export class ConferAwardInput {
  @Field(() => String) awardCode!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => ID, { description: 'The round whose standing it is conferred from.' }) roundId!: string;
}

@InputType()
export class ConferAwardsInput {
  @Field(() => String) editionCode!: string;
  @Field(() => [ConferAwardInput], { description: 'All of them are conferred, or none.' }) awards!: ConferAwardInput[];
}

@InputType()
export class RevokeAwardInput {
  @Field(() => ID) awardId!: string;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

export const ConferAwardsResult = resultOf('ConferAwardsResult', () => [
  AwardsConferred,
  AwardNotFound,
  EntryNotInStanding,
  AwardIsTaken,
  AwardIsHeld,
  AwardConditionNotMet,
  EntryIsOut,
  EntryIsWithdrawn,
  OwnEntryConcerned,
  NotOrganiser,
  InputRefused,
]);
export const RevokeAwardResult = resultOf('RevokeAwardResult', () => [
  Award,
  AwardNotFound,
  AwardIsApproved,
  OwnEntryConcerned,
  NotOrganiser,
  InputRefused,
]);
