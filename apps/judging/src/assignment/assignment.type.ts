import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { connectionOf, InputRefused, Node, NodeType, PageArgs } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { Dossier } from '../dossier/dossier.type.js';
import { JudgingGraph } from '../judging.graph.js';
import { ConflictOfInterest } from '../conflict/conflict.refusals.js';
import { RoundChangedMeanwhile } from '../round/closing.refusals.js';
import { RoundAbandoned, RoundClosed, RoundNotFound } from '../round/round.refusals.js';
import { Round } from '../round/round.type.js';
import { ScoreSheet } from '../score-sheet/sheet.type.js';
import { AssignmentAct } from './assignment.acts.js';

const registerIn = () => JudgingGraph;

export enum AssignmentState {
  AWAITING = 'awaiting',
  HANDED_IN = 'handed-in',
}
registerEnumType(AssignmentState, { name: 'AssignmentState' });

@NodeType({ registerIn, description: 'A dossier that you are asked to mark.' })
@Audience('person')
export class Assignment extends Node {
  readonly __typename = 'Assignment';
  @Field(() => AssignmentState) state!: AssignmentState;
  @Field(() => Round) round!: Round;
  @Field(() => Dossier) dossier!: Dossier;
  @Field(() => ScoreSheet, { nullable: true, description: 'What you handed in.' }) sheet!: ScoreSheet | null;
  @Field(() => [AssignmentAct]) viewerCan!: `${AssignmentAct}`[];
}
export const AssignmentConnection = connectionOf(Assignment, { registerIn });

@ArgsType()
export class MyAssignmentsArgs extends PageArgs {
  @Field(() => String) editionCode!: string;
  @Field(() => ID, { nullable: true }) roundId?: string | null;
  @Field(() => AssignmentState, { nullable: true }) state?: AssignmentState | null;
}

@InputType()
export class AssignDossiersInput {
  @Field(() => ID) roundId!: string;
  @Field(() => Int, { nullable: true, description: 'Judges per dossier; null: as the stage says.' })
  perDossier?: number | null;
  @Field(() => String, { description: 'Settles what is otherwise equal; the same seed gives the same assignment.' })
  seed!: string;
}

@ObjectType({ registerIn })
export class DossiersAssigned {
  readonly __typename = 'DossiersAssigned';
  @Field(() => ID) roundId!: string;
  @Field(() => Int, { description: 'Assignments that hold now.' }) assigned!: number;
  @Field(() => Int, { description: 'Of those, the new ones.' }) added!: number;
  @Field(() => Int, { description: 'Dossiers with fewer judges than wanted: nobody else may judge them.' })
  short!: number;
}

export const AssignDossiersResult = resultOf('AssignDossiersResult', () => [
  DossiersAssigned,
  RoundNotFound,
  RoundClosed,
  RoundAbandoned,
  ConflictOfInterest,
  RoundChangedMeanwhile,
  InputRefused,
]);
