import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import { DateTime, Node, NodeType, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
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

@ObjectType({ registerIn, description: 'Where a file opens, for whoever asked and for a few minutes.' })
@Directive('@shareable')
export class PaperLink {
  readonly __typename = 'PaperLink';
  @Field(() => String, { description: 'Below the address at which Podium answers.' }) url!: string;
  @Field(() => String, { nullable: true, description: 'A picture of its first page, in the same way.' })
  pictureUrl!: string | null;
  @Field(() => DateTime) expiresAt!: Date;
}

@RefusalType({ registerIn, description: 'It does not exist, or it is not for you: it is not told which.' })
export class PaperNotFound extends Refusal {
  readonly __typename = 'PaperNotFound';
  constructor() {
    super({ en: 'There is no such file.', zhHant: '沒有這個檔案。', zhHans: '没有这个文件。' });
  }
}

@InputType()
export class OpenPaperInput {
  @Field(() => ID) paperId!: string;
}

export const OpenPaperResult = resultOf('OpenPaperResult', () => [PaperLink, PaperNotFound]);
