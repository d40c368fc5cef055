import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { DateTime, Node, NodeType } from '@podium/platform-graphql';
import { PaperLink, PaperNotFound, resultOf } from '@podium/platform-service';
import { RegistrationsGraph } from '../registrations.graph.js';

const registerIn = () => RegistrationsGraph;

@NodeType({
  registerIn,
  description: 'A file of an entry, inspected and kept for good. What replaces it is another one; this one stays.',
})
@Audience('person')
export class Paper extends Node {
  readonly __typename = 'Paper';
  @Field(() => ID) entryId!: string;
  @Field(() => String, { description: 'The field of the form that it was uploaded for.' }) field!: string;
  @Field(() => Int, { description: 'Counted within its field, from 1.' }) version!: number;
  @Field(() => Boolean, { description: 'Whether the entry’s answer names it now; else it was replaced, or left out.' })
  inUse!: boolean;
  @Field(() => String, { description: 'As uploaded.' }) name!: string;
  @Field(() => String, { description: 'The ending that fits its content, e.g. `pdf`.' }) type!: string;
  @Field(() => Int) bytes!: number;
  @Field(() => Int, { nullable: true, description: 'Pages or slides; null: they cannot be counted.' })
  pages!: number | null;
  @Field(() => String, { description: 'In hex.' }) sha256!: string;
  @Field(() => Boolean, { description: 'Whether there is a picture of its first page.' }) hasPicture!: boolean;
  @Field(() => DateTime) addedAt!: Date;
}

@InputType()
export class OpenPaperInput {
  @Field(() => ID) paperId!: string;
}

export const OpenPaperResult = resultOf('OpenPaperResult', () => [PaperLink, PaperNotFound]);
