import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { InputRefused } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ConflictsNotDeclared } from '../conflict/conflict.refusals.js';
import { RoundAbandoned, RoundClosed, RoundTimeIsOver } from '../round/round.refusals.js';
import { ScoreSheet } from './sheet.type.js';
import { SheetChangedMeanwhile } from './sheet-changed.refusal.js';
import {
  CommentTooLong,
  CriterionUnknown,
  DossierWithdrawn,
  MarkedTwice,
  MarkOffScale,
  NotApplicableNotTaken,
  NotAssigned,
  SheetIncomplete,
} from './score-sheet.refusals.js';

@InputType()
export class SheetMarkInput {
  @Field(() => String) criterion!: string;
  @Field(() => String, { nullable: true, description: 'Where the criterion has attributes.' }) attribute?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Decimal text; null: not applicable.' }) mark?: string | null;
}

@InputType()
export class SubmitScoreSheetInput {
  @Field(() => ID) roundId!: string;
  @Field(() => ID) dossierId!: string;
  @Field(() => Int, {
    defaultValue: 0,
    description:
      'The version that this one was made from, 0 when none was handed in. If there is a newer one, nothing is replaced.',
  })
  baseVersion: number = 0;
  @Field(() => [SheetMarkInput]) marks!: SheetMarkInput[];
  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' }) comment?: string | null;
}

export const SubmitScoreSheetResult = resultOf('SubmitScoreSheetResult', () => [
  ScoreSheet,
  RoundClosed,
  RoundTimeIsOver,
  RoundAbandoned,
  NotAssigned,
  ConflictsNotDeclared,
  DossierWithdrawn,
  SheetChangedMeanwhile,
  MarkOffScale,
  SheetIncomplete,
  CriterionUnknown,
  MarkedTwice,
  NotApplicableNotTaken,
  CommentTooLong,
  InputRefused,
]);
