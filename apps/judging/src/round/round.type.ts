import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { connectionOf, DateTime, Node, NodeType, PageArgs } from '@podium/platform-graphql';
import { EditionJudged } from '../edition/edition.type.js';
import { JudgingGraph } from '../judging.graph.js';
import { RoundRubric, RoundStage } from '../rubric/rubric.type.js';
import { RoundAct, RoundState } from './round.acts.js';

const registerIn = () => JudgingGraph;

@ObjectType({ registerIn, description: 'How far a round has come, as far as you may know.' })
export class RoundProgress {
  @Field(() => Int, { description: 'Dossiers compared; withdrawn ones do not count.' }) contenders!: number;
  @Field(() => Int, { description: 'Dossiers that no judge is assigned to.' }) unassigned!: number;
  @Field(() => Int, { description: 'Sheets asked for.' }) assigned!: number;
  @Field(() => Int, { description: 'Of those, handed in.' }) handedIn!: number;
}

@NodeType({ registerIn, description: 'One comparison of dossiers by one panel, closed into one standing.' })
@Audience('person')
export class Round extends Node {
  readonly __typename = 'Round';
  @Field(() => EditionJudged) edition!: { code: string };
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'null: it compares the whole edition.' })
  categoryCode!: string | null;
  @Field(() => String, { nullable: true, description: 'null: it compares the whole category.' })
  streamCode!: string | null;
  @Field(() => RoundStage) stage!: RoundStage;
  @Field(() => RoundRubric) rubric!: RoundRubric;
  @Field(() => RoundState) state!: `${RoundState}`;
  @Field(() => DateTime) openedAt!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Sheets come before this instant; null: until the chair closes.',
  })
  closesAt!: Date | null;
  @Field(() => DateTime, { nullable: true }) closedAt!: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When you, as its judge, declared your conflicts; null: dossiers are not open to you yet.',
  })
  declaredAt!: Date | null;
  @Field(() => ID, { nullable: true, description: 'For chairs and organisers.' }) panelId!: string | null;
  @Field(() => RoundProgress, { nullable: true, description: 'For chairs and organisers.' })
  progress!: RoundProgress | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Admitted entries of this place that it does not compare, because they came after it was closed. For chairs and organisers.',
  })
  cameTooLate!: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the canonical standing, 64 hexadecimal digits. For chairs and organisers of a closed round.',
  })
  standingHash!: string | null;
  @Field(() => [RoundAct], { description: 'What you may do to it now.' }) viewerCan!: `${RoundAct}`[];
}
export const RoundConnection = connectionOf(Round, { registerIn });

@InputType()
export class OpenRoundInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String) stageCode!: string;
  @Field(() => String, { nullable: true, description: 'null: the stage compares the whole edition.' })
  categoryCode?: string | null;
  @Field(() => String, { nullable: true, description: 'null: the stage compares the whole category.' })
  streamCode?: string | null;
  @Field(() => ID) panelId!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Go on without those places of the earlier stage where no round was held. An open one always blocks.',
  })
  withoutUnheld: boolean = false;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Open it although entries are still taken here; whoever is admitted later enters it.',
  })
  whileEntering: boolean = false;
}

@InputType({ description: 'Votes of the panel for one of several dossiers that are tied.' })
export class PanelVoteInput {
  @Field(() => ID) dossierId!: string;
  @Field(() => Int) votes!: number;
}

@InputType()
export class CloseRoundInput {
  @Field(() => ID) roundId!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Close although sheets are missing; needs a reason.' })
  force: boolean = false;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => [PanelVoteInput], { nullable: true, description: 'For the tie rule `panel-vote`.' })
  panelVotes?: PanelVoteInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'For the tie rule `public-draw`: the seed that was made public.',
  })
  drawSeed?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Do not close while places are shared: refuse and say which dossiers share them.',
  })
  refuseTies: boolean = false;
}

@InputType()
export class AbandonRoundInput {
  @Field(() => ID) roundId!: string;
  @Field(() => String) reason!: string;
}

@InputType()
export class ExtendRoundInput {
  @Field(() => ID) roundId!: string;
  @Field(() => DateTime, { description: 'Sheets come before this instant from now on.' }) closesAt!: Date;
  @Field(() => String) reason!: string;
}

@ArgsType()
export class EditionRoundsArgs extends PageArgs {
  @Field(() => String, { nullable: true }) categoryCode?: string | null;
  @Field(() => String, { nullable: true }) stageCode?: string | null;
  @Field(() => RoundState, { nullable: true }) state?: `${RoundState}` | null;
}

@ArgsType()
export class RoundsArgs extends EditionRoundsArgs {
  @Field(() => String) editionCode!: string;
}

@ArgsType()
export class MyRoundsArgs extends PageArgs {
  @Field(() => String, { nullable: true }) editionCode?: string | null;
  @Field(() => RoundState, { nullable: true }) state?: `${RoundState}` | null;
}
