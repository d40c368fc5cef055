import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

export enum ConditionOperator {
  IS = 'IS',
  IS_NOT = 'IS_NOT',
  IN = 'IN',
  AT_LEAST = 'AT_LEAST',
  AT_MOST = 'AT_MOST',
  ANSWERED = 'ANSWERED',
  NOT_ANSWERED = 'NOT_ANSWERED',
  IN_STREAM = 'IN_STREAM',
  ALL = 'ALL',
  ANY = 'ANY',
  NOT = 'NOT',
}
registerEnumType(ConditionOperator, {
  name: 'ConditionOperator',
  valuesMap: {
    IS: { description: 'The answer is the value; of several chosen, one of them is.' },
    IS_NOT: { description: 'It is not, or there is none.' },
    IN: { description: 'It is one of the values.' },
    AT_LEAST: { description: 'A number, cents, a date or a count is at least the value.' },
    AT_MOST: { description: 'It is at most the value.' },
    IN_STREAM: { description: 'The entry is in one of the streams that the values name.' },
    ALL: { description: 'All parts of this part hold.' },
    ANY: { description: 'At least one part of this part holds.' },
    NOT: { description: 'The one part of this part does not hold.' },
  },
});

@ObjectType({ registerIn, description: 'What an answer is compared with: exactly one of these.' })
export class ConditionValue {
  @Field(() => String, { nullable: true, description: 'An option, a date, a stream.' }) text!: string | null;
  @Field(() => Float, { nullable: true, description: 'A number, cents, a count.' }) number!: number | null;
  @Field(() => Boolean, { nullable: true }) truth!: boolean | null;
}

@ObjectType({
  registerIn,
  description:
    'A part of a condition over other answers. A condition is a list of parts, for a tree has no depth that a selection could name: the first is the whole, each other one belongs to an earlier one.',
})
export class ConditionPart {
  @Field(() => Int, {
    nullable: true,
    description: 'Index in the list of the part that this one belongs to; null: the whole.',
  })
  within!: number | null;
  @Field(() => ConditionOperator) operator!: ConditionOperator;
  @Field(() => String, { nullable: true, description: 'The field whose answer is looked at.' }) field!: string | null;
  @Field(() => [ConditionValue]) values!: ConditionValue[];
}
