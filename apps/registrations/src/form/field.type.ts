import { Field, Float, InterfaceType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, Locale, TextField, type Text } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';
import { FormColumn, FormOption, TextFormat } from './answer-types.js';
import { ConditionPart } from './condition.type.js';

const registerIn = () => RegistrationsGraph;

@InterfaceType({ description: 'A question of a form. Its type says what kind of answer it takes.' })
export abstract class FormField {
  @Field(() => String, { description: 'Answers are kept under it.' }) code!: string;
  @TextField() label!: Text;
  @TextField({ nullable: true }) help!: Text | null;
  @Field(() => String, { nullable: true, description: 'Code of the section it stands in.' }) section!: string | null;
  @Field(() => Boolean, { description: 'An answer is needed whenever it is asked.' }) required!: boolean;
  @Field(() => [ConditionPart], { description: 'When an answer is needed; empty: `required` says it.' })
  requiredWhen!: ConditionPart[];
  @Field(() => [ConditionPart], { description: 'When it is asked; empty: always.' }) visibleWhen!: ConditionPart[];
  @Field(() => DateTime, { nullable: true, description: 'From when it may be answered; null: from the beginning.' })
  opensAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'The instant at which it is frozen; null: never.' })
  closesAt!: Date | null;
  @Field(() => Boolean, { description: 'An entry may be submitted without it; it is due at its own deadline.' })
  later!: boolean;
  @Field(() => Boolean, { description: 'Personal data: in no public view.' }) personal!: boolean;
  @Field(() => Boolean, { description: 'May be shown to the public once the entry is published.' }) public!: boolean;
}

const field = { registerIn, implements: () => [FormField] };

@ObjectType({ registerIn, description: 'Limits in one language, in characters (code points).' })
export class LanguageLimits {
  @Field(() => Locale) language!: Locale;
  @Field(() => Int, { nullable: true }) min!: number | null;
  @Field(() => Int, { nullable: true }) max!: number | null;
  @Field(() => Boolean, { description: 'This language may be left out.' }) optional!: boolean;
}

@ObjectType({
  ...field,
  description: 'Words. With `languages` the answer is `{ en, zhHant, zhHans }`, of those that are asked.',
})
export class TextFormField extends FormField {
  @Field(() => TextFormat) format!: TextFormat;
  @Field(() => Int, { nullable: true, description: 'In characters (code points).' }) minLength!: number | null;
  @Field(() => Int, { nullable: true, description: 'In characters (code points).' }) maxLength!: number | null;
  @Field(() => [LanguageLimits], { description: 'Empty: one text in any language.' }) languages!: LanguageLimits[];
}

@ObjectType({ ...field, description: 'The code of an option, or a list of them.' })
export class ChoiceFormField extends FormField {
  @Field(() => [FormOption]) options!: FormOption[];
  @Field(() => Boolean, { description: 'Several may be chosen; the answer is a list.' }) multiple!: boolean;
  @Field(() => Int, { nullable: true }) minChosen!: number | null;
  @Field(() => Int, { nullable: true }) maxChosen!: number | null;
}

@ObjectType({ ...field, description: 'A number.' })
export class NumberFormField extends FormField {
  @Field(() => Float, { nullable: true }) min!: number | null;
  @Field(() => Float, { nullable: true }) max!: number | null;
  @Field(() => Int, { description: 'Places after the point.' }) decimals!: number;
  @TextField({ nullable: true }) unit!: Text | null;
}

@ObjectType({ ...field, description: '`{ currency, cents }`' })
export class MoneyFormField extends FormField {
  @Field(() => [String], { description: 'ISO 4217.' }) currencies!: string[];
  @Field(() => Float, { nullable: true, description: 'A whole number of cents.' }) minCents!: number | null;
  @Field(() => Float, { nullable: true, description: 'A whole number of cents.' }) maxCents!: number | null;
}

@ObjectType({ ...field, description: 'A day: `2023-06-28`.' })
export class DateFormField extends FormField {
  @Field(() => String, { nullable: true, description: '`2023-06-28`' }) earliest!: string | null;
  @Field(() => String, { nullable: true, description: '`2023-06-28`' }) latest!: string | null;
}

@ObjectType({ ...field, description: 'A web address.' })
export class UrlFormField extends FormField {
  @Field(() => [String], { description: 'Only these sites and their sub-sites; empty: any.' }) hosts!: string[];
}

@ObjectType({ registerIn, description: 'Another limit in one stream.' })
export class StreamLimit {
  @Field(() => String) streamCode!: string;
  @Field(() => Int) max!: number;
}

@ObjectType({ ...field, description: 'A link to a video; with a limit of seconds the answer is `{ url, seconds }`.' })
export class VideoFormField extends FormField {
  @Field(() => [String], { description: 'Only these sites and their sub-sites; empty: any.' }) hosts!: string[];
  @Field(() => Int, { nullable: true }) maxSeconds!: number | null;
  @Field(() => [StreamLimit]) maxSecondsByStream!: StreamLimit[];
}

@ObjectType({ ...field, description: 'Uploaded files, by what their uploads answered.' })
export class FileFormField extends FormField {
  @Field(() => [String], { description: 'Endings that are taken, e.g. `pdf`.' }) types!: string[];
  @Field(() => Float, { description: 'Of one file.' }) maxBytes!: number;
  @Field(() => Int, { nullable: true }) maxPages!: number | null;
  @Field(() => [StreamLimit]) maxPagesByStream!: StreamLimit[];
  @Field(() => Int) minFiles!: number;
  @Field(() => Int) maxFiles!: number;
}

@ObjectType({ ...field, description: 'Rows, each an object with one key per column.' })
export class TableFormField extends FormField {
  @Field(() => [FormColumn]) columns!: FormColumn[];
  @Field(() => Int) minRows!: number;
  @Field(() => Int) maxRows!: number;
}

@ObjectType({ ...field, description: 'The people of a team: of each the name in its parts, and the columns.' })
export class MembersFormField extends FormField {
  @Field(() => [FormColumn], { description: 'What is asked of each beside the name.' }) columns!: FormColumn[];
  @Field(() => Int) minMembers!: number;
  @Field(() => Int) maxMembers!: number;
  @Field(() => Boolean, { description: 'Exactly one is marked as the leader.' }) leader!: boolean;
}

export enum ChineseName {
  REQUIRED = 'required',
  OPTIONAL = 'optional',
  NONE = 'none',
}
registerEnumType(ChineseName, { name: 'ChineseName', description: 'Whether a name in Chinese is asked.' });

@ObjectType({ ...field, description: 'One person’s name, in parts that nothing splits or joins.' })
export class NameFormField extends FormField {
  @Field(() => ChineseName) chinese!: ChineseName;
}

@ObjectType({ ...field, description: 'Agreement to a statement: `{ accepted, version }`.' })
export class ConsentFormField extends FormField {
  @TextField({ description: 'Word for word.' }) statement!: Text;
  @Field(() => String, { nullable: true, description: 'The answer names the same.' }) version!: string | null;
}

@ObjectType({ registerIn, description: 'A heading of a form.' })
export class FormSection {
  @Field(() => String) code!: string;
  @TextField() label!: Text;
  @TextField({ nullable: true }) help!: Text | null;
}

@ObjectType({ registerIn, description: 'What entrants of a category are asked.' })
export class ApplicationForm {
  @Field(() => [FormSection]) sections!: FormSection[];
  @Field(() => [FormField], { description: 'In the order in which they are asked.' }) fields!: FormField[];
}

/** Every kind of question. Nothing but the interface leads to them. */
export const FORM_FIELDS = [
  TextFormField,
  ChoiceFormField,
  NumberFormField,
  MoneyFormField,
  DateFormField,
  UrlFormField,
  VideoFormField,
  FileFormField,
  TableFormField,
  MembersFormField,
  NameFormField,
  ConsentFormField,
];
