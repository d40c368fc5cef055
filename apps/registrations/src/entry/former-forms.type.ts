import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Json, TextField, type Text } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

export enum FormChangeKind {
  NEW = 'new',
  ALTERED = 'altered',
  NO_LONGER_ASKED = 'no-longer-asked',
}
registerEnumType(FormChangeKind, {
  name: 'FormChangeKind',
  valuesMap: {
    ALTERED: { description: 'It is asked in other words, or other answers are taken.' },
    NO_LONGER_ASKED: { description: 'Its answer is kept and does not count.' },
  },
});

@ObjectType({ registerIn, description: 'A field of the form that a revision of the edition changed.' })
export class FormChange {
  @Field(() => String, { description: 'Its id in the form.' }) field!: string;
  @Field(() => FormChangeKind) kind!: FormChangeKind;
  @TextField() label!: Text;
}

@ObjectType({ registerIn, description: 'What the form has become since an entry was last saved.' })
export class FormChanges {
  @Field(() => Int, { description: 'The edition’s revision under which it was last saved.' }) revision!: number;
  @Field(() => [FormChange]) fields!: FormChange[];
}

@ObjectType({ registerIn, description: 'An answer to a field that the form does not have any more.' })
export class NoLongerAsked {
  @Field(() => String) field!: string;
  @TextField({ description: 'As it was asked last.' }) label!: Text;
  @Field(() => Json, { nullable: true }) answer!: unknown;
}
