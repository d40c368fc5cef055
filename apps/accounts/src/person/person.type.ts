import { Field, InputType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { InputRefused, Locale, Node, NodeType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { AccountsGraph } from '../accounts.graph.js';
import { Appointment } from '../appointment/appointment.type.js';

export type LocaleName = `${Locale}`;

@NodeType({ registerIn: () => AccountsGraph, description: 'Somebody who has signed in or was appointed.' })
@Audience('person')
export class Person extends Node {
  readonly __typename = 'Person';
  @Field(() => String) email!: string;
  @Field(() => Locale, { description: 'The language letters are written in.' }) locale!: Locale;
  @Field(() => String, { nullable: true }) familyName!: string | null;
  @Field(() => String, { nullable: true }) givenName!: string | null;
  @Field(() => String, { nullable: true, description: 'A Western or other name besides.' }) otherName!: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Chinese characters.' }) nameZh!: string | null;
  @Field(() => [Appointment]) appointments!: Appointment[];
}

@InputType({ description: 'A personal name as its parts. Nothing is ever split by spaces.' })
export class StateMyNameInput {
  @Field(() => String) familyName!: string;
  @Field(() => String) givenName!: string;
  @Field(() => String, { nullable: true }) otherName?: string | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
}

@InputType()
export class StateMyLanguageInput {
  @Field(() => Locale) locale!: Locale;
}

export const StateMyNameResult = resultOf('StateMyNameResult', () => [Person, InputRefused]);
export const StateMyLanguageResult = resultOf('StateMyLanguageResult', () => [Person]);
