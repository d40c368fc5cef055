import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, InputRefused, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { JudgingGraph } from '../judging.graph.js';
import { RoundClosed } from '../round/round.refusals.js';

const registerIn = () => JudgingGraph;

@ObjectType({ registerIn })
export class SheetMark {
  @Field(() => String) criterion!: string;
  @Field(() => String, { nullable: true }) attribute!: string | null;
  @Field(() => String, { nullable: true, description: 'Decimal text; null: not applicable.' }) mark!: string | null;
}

@ObjectType({ registerIn, description: 'One judge’s marks for one dossier, as they count.' })
export class ScoreSheet {
  readonly __typename = 'ScoreSheet';
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: '1 at first; each time it is handed in again, one more.' }) version!: number;
  @Field(() => [SheetMark]) marks!: SheetMark[];
  @Field(() => String, { nullable: true }) comment!: string | null;
  @Field(() => DateTime) handedInAt!: Date;
}

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
  @Field(() => [SheetMarkInput]) marks!: SheetMarkInput[];
  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' }) comment?: string | null;
}

@RefusalType({ registerIn, description: 'This dossier is not yours to mark, or there is no such dossier or round.' })
export class NotAssigned extends Refusal {
  readonly __typename = 'NotAssigned';
  override message = 'This dossier is not assigned to you.';
}

@RefusalType({ registerIn })
export class DossierWithdrawn extends Refusal {
  readonly __typename = 'DossierWithdrawn';
  override message = 'The entry was withdrawn.';
}

@RefusalType({ registerIn })
export class MarkOffScale extends Refusal {
  readonly __typename = 'MarkOffScale';
  @Field(() => String, { description: '`criterion` or `criterion/attribute`.' }) key!: string;
  @Field(() => String) min!: string;
  @Field(() => String) max!: string;
  @Field(() => String) step!: string;
  constructor(key: string, { min, max, step }: { min: string; max: string; step: string }) {
    super();
    this.message = `The mark for ${key} must be from ${min} to ${max} in steps of ${step}.`;
    Object.assign(this, { key, min, max, step });
  }
}

@RefusalType({ registerIn })
export class SheetIncomplete extends Refusal {
  readonly __typename = 'SheetIncomplete';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) missing!: string[];
  constructor(missing: string[]) {
    super();
    this.message = `Not marked: ${missing.join(', ')}.`;
    this.missing = missing;
  }
}

@RefusalType({ registerIn })
export class CriterionUnknown extends Refusal {
  readonly __typename = 'CriterionUnknown';
  override message = 'The sheet marks what the rubric does not ask for.';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) keys!: string[];
  constructor(keys: string[]) {
    super();
    this.keys = keys;
  }
}

@RefusalType({ registerIn })
export class MarkedTwice extends Refusal {
  readonly __typename = 'MarkedTwice';
  override message = 'The sheet marks something more than once.';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) keys!: string[];
  constructor(keys: string[]) {
    super();
    this.keys = keys;
  }
}

@RefusalType({ registerIn, description: 'This rubric asks for every mark, or nothing at all was found applicable.' })
export class NotApplicableNotTaken extends Refusal {
  readonly __typename = 'NotApplicableNotTaken';
  override message = 'Not everything can be “not applicable” here.';
  @Field(() => [String], { description: '`criterion` or `criterion/attribute`.' }) keys!: string[];
  constructor(keys: string[]) {
    super();
    this.keys = keys;
  }
}

@RefusalType({ registerIn })
export class CommentTooLong extends Refusal {
  readonly __typename = 'CommentTooLong';
  override message = 'The comment is too long.';
  @Field(() => Int, { description: 'Characters (code points) there is room for.' }) most!: number;
  constructor(most: number) {
    super();
    this.most = most;
  }
}

export const SubmitScoreSheetResult = resultOf('SubmitScoreSheetResult', () => [
  ScoreSheet,
  RoundClosed,
  NotAssigned,
  DossierWithdrawn,
  MarkOffScale,
  SheetIncomplete,
  CriterionUnknown,
  MarkedTwice,
  NotApplicableNotTaken,
  CommentTooLong,
  InputRefused,
]);
