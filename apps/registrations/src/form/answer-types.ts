import { Field, Float, InterfaceType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TextField, type Text } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

export enum TextFormat {
  PLAIN = 'plain',
  EMAIL = 'email',
  PHONE = 'phone',
  BUSINESS_REGISTRATION = 'business-registration',
  ECONOMY = 'economy',
}
registerEnumType(TextFormat, {
  name: 'TextFormat',
  valuesMap: {
    BUSINESS_REGISTRATION: { description: 'Eight digits.' },
    ECONOMY: { description: 'An economy by its id or its name.' },
  },
});

@ObjectType({ registerIn, description: 'One of the options of a choice.' })
export class FormOption {
  @Field(() => String, { description: 'What an answer names it by.' }) code!: string;
  @TextField() label!: Text;
}

@InterfaceType({ description: 'What is asked in one column of a table, or of each member of a team.' })
export abstract class FormColumn {
  @Field(() => String) code!: string;
  @TextField() label!: Text;
  @TextField({ nullable: true }) help!: Text | null;
  @Field(() => Boolean) required!: boolean;
}

const column = { registerIn, implements: () => [FormColumn] };

@ObjectType(column)
export class TextColumn extends FormColumn {
  @Field(() => TextFormat) format!: TextFormat;
  @Field(() => Int, { nullable: true, description: 'In characters (code points).' }) minLength!: number | null;
  @Field(() => Int, { nullable: true, description: 'In characters (code points).' }) maxLength!: number | null;
}

@ObjectType(column)
export class ChoiceColumn extends FormColumn {
  @Field(() => [FormOption]) options!: FormOption[];
}

@ObjectType(column)
export class NumberColumn extends FormColumn {
  @Field(() => Float, { nullable: true }) min!: number | null;
  @Field(() => Float, { nullable: true }) max!: number | null;
  @Field(() => Int, { description: 'Places after the point.' }) decimals!: number;
  @TextField({ nullable: true }) unit!: Text | null;
}

@ObjectType(column)
export class MoneyColumn extends FormColumn {
  @Field(() => [String], { description: 'ISO 4217.' }) currencies!: string[];
  @Field(() => Float, { nullable: true, description: 'A whole number of cents.' }) minCents!: number | null;
  @Field(() => Float, { nullable: true, description: 'A whole number of cents.' }) maxCents!: number | null;
}

@ObjectType(column)
export class DateColumn extends FormColumn {
  @Field(() => String, { nullable: true, description: '`2023-06-28`' }) earliest!: string | null;
  @Field(() => String, { nullable: true, description: '`2023-06-28`' }) latest!: string | null;
}

@ObjectType(column)
export class UrlColumn extends FormColumn {
  @Field(() => [String], { description: 'Only these sites and their sub-sites; empty: any.' }) hosts!: string[];
}

/** Every kind of column. Nothing but the interface leads to them. */
export const FORM_COLUMNS = [TextColumn, ChoiceColumn, NumberColumn, MoneyColumn, DateColumn, UrlColumn];
