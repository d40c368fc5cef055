import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  DateTime,
  InputRefused,
  NotOrganiser,
  PageArgs,
  Refusal,
  RefusalType,
  TextField,
  TextInput,
  type Text,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { JudgingGraph } from '../judging.graph.js';
import { StageNotFound } from '../place/place.type.js';

const registerIn = () => JudgingGraph;

@ObjectType({ registerIn, description: 'A place on a panel, kept for whoever has the address.' })
export class Seat {
  readonly __typename = 'Seat';
  @Field(() => ID) id!: string;
  @Field(() => ID) panelId!: string;
  @Field(() => String) email!: string;
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName!: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Chinese characters.' }) nameZh!: string | null;
  @Field(() => String, { nullable: true, description: 'Where the judge comes from.' }) affiliation!: string | null;
  @Field(() => ID, { nullable: true, description: 'Who has the address; null until somebody signs in with it.' })
  personId!: string | null;
  @Field(() => DateTime) seatedAt!: Date;
  @Field(() => DateTime, { nullable: true }) vacatedAt!: Date | null;
}

@ObjectType({ registerIn, description: 'Judges who score one stage together.' })
export class Panel {
  readonly __typename = 'Panel';
  @Field(() => ID) id!: string;
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'null: it judges the whole edition.' })
  categoryCode!: string | null;
  @Field(() => String, { nullable: true, description: 'null: it judges every stream of the category.' })
  streamCode!: string | null;
  @Field(() => String) stageCode!: string;
  @TextField() name!: Text;
  @Field(() => [Seat], { description: 'Those who sit on it now.' }) seats!: Seat[];
}
export const PanelConnection = connectionOf(Panel, { registerIn, uncounted: true });

@InputType()
export class FormPanelInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true, description: 'null: for the whole edition.' }) categoryCode?: string | null;
  @Field(() => String, { nullable: true, description: 'null: for the whole category.' }) streamCode?: string | null;
  @Field(() => String) stageCode!: string;
  @Field(() => TextInput) name!: TextInput;
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
}

@ArgsType()
export class PanelsArgs extends PageArgs {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { nullable: true }) categoryCode?: string | null;
  @Field(() => String, { nullable: true }) stageCode?: string | null;
}

@RefusalType({ registerIn, description: 'There is no such panel, or it is not yours to run.' })
export class PanelNotFound extends Refusal {
  readonly __typename = 'PanelNotFound';
  override message = 'There is no such panel.';
}

@RefusalType({ registerIn, description: 'There is no such seat, it is empty already, or it is not yours to vacate.' })
export class SeatNotFound extends Refusal {
  readonly __typename = 'SeatNotFound';
  override message = 'There is no such seat.';
}

export const FormPanelResult = resultOf('FormPanelResult', () => [Panel, NotOrganiser, StageNotFound, InputRefused]);
export const SeatJudgeResult = resultOf('SeatJudgeResult', () => [Seat, PanelNotFound, InputRefused]);
export const VacateSeatResult = resultOf('VacateSeatResult', () => [Seat, SeatNotFound]);
