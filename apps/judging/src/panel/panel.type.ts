import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import {
  connectionOf,
  DateTime,
  InputRefused,
  Node,
  NodeType,
  NotOrganiser,
  PageArgs,
  TextField,
  TextInput,
  type Text,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { ConflictOfInterest } from '../conflict/conflict.refusals.js';
import { JudgingGraph } from '../judging.graph.js';
import { StageNotFound } from '../place/place.type.js';
import { PanelAct } from './panel.acts.js';
import { EconomyMissing, PanelNotFound, SeatNotFound } from './panel.refusals.js';

const registerIn = () => JudgingGraph;

@NodeType({ registerIn, description: 'A place on a panel, kept for whoever has the address.' })
@Audience('person')
export class Seat extends Node {
  readonly __typename = 'Seat';
  @Field(() => ID) panelId!: string;
  @Field(() => String) email!: string;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName!: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Chinese characters.' }) nameZh!: string | null;
  @Field(() => String, { nullable: true, description: 'Where the judge comes from.' }) affiliation!: string | null;
  @Field(() => String, { nullable: true, description: 'The economy that the judge comes from, by its id.' })
  economy!: string | null;
  @Field(() => ID, { nullable: true, description: 'Who has the address; null until somebody signs in with it.' })
  personId!: string | null;
  @Field(() => DateTime) seatedAt!: Date;
  @Field(() => DateTime, { nullable: true }) vacatedAt!: Date | null;
}
export const SeatConnection = connectionOf(Seat, { registerIn });

@NodeType({ registerIn, description: 'Judges who score one stage together.' })
@Audience('person')
export class Panel extends Node {
  readonly __typename = 'Panel';
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'null: it judges the whole edition.' })
  categoryCode!: string | null;
  @Field(() => String, { nullable: true, description: 'null: it judges every stream of the category.' })
  streamCode!: string | null;
  @Field(() => String) stageCode!: string;
  @TextField() name!: Text;
  @Field(() => [PanelAct], { description: 'What you may do to it now.' }) viewerCan!: `${PanelAct}`[];
}
export const PanelConnection = connectionOf(Panel, { registerIn });

@ArgsType()
export class SeatsArgs extends PageArgs {}

@InputType()
export class FormPanelInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'null: for the whole edition.' }) categoryCode?: string | null;
  @Field(() => String, { nullable: true, description: 'null: for the whole category.' }) streamCode?: string | null;
  @Field(() => String) stageCode!: string;
  @Field(() => TextInput, {
    nullable: true,
    description: 'null: what the definition calls the panel that decides there.',
  })
  name?: TextInput | null;
}

@InputType()
export class SeatJudgeInput {
  @Field(() => ID) panelId!: string;
  @Field(() => String) email!: string;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName?: string | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
  @Field(() => String, { nullable: true }) affiliation?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The economy that the judge comes from, by its id or name; needed where judges do not score their own.',
  })
  economy?: string | null;
}

@InputType()
export class VacateSeatInput {
  @Field(() => ID) seatId!: string;
}

@ArgsType()
export class PanelsArgs extends PageArgs {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true }) categoryCode?: string | null;
  @Field(() => String, { nullable: true }) stageCode?: string | null;
}

export const FormPanelResult = resultOf('FormPanelResult', () => [Panel, NotOrganiser, StageNotFound, InputRefused]);
export const SeatJudgeResult = resultOf('SeatJudgeResult', () => [
  Seat,
  PanelNotFound,
  EconomyMissing,
  ConflictOfInterest,
  InputRefused,
]);
export const VacateSeatResult = resultOf('VacateSeatResult', () => [Seat, SeatNotFound, ConflictOfInterest]);
