import { Directive, Field, ObjectType } from '@nestjs/graphql';
import { DateTime, Refusal, RefusalType } from '@podium/platform-graphql';

/** Several services answer it. */
@ObjectType({ description: 'Where a file opens, for whoever asked and for a few minutes.' })
@Directive('@shareable')
export class PaperLink {
  readonly __typename = 'PaperLink';
  @Field(() => String, { description: 'Below the address at which Podium answers.' }) url!: string;
  @Field(() => String, { nullable: true, description: 'A picture of its first page, in the same way.' })
  pictureUrl!: string | null;
  @Field(() => DateTime) expiresAt!: Date;
}

/** Several services answer it. */
@RefusalType({ description: 'It does not exist, or it is not for you: it is not told which.' })
export class PaperNotFound extends Refusal {
  readonly __typename = 'PaperNotFound';
  constructor() {
    super({ en: 'There is no such file.', zhHant: '沒有這個檔案。', zhHans: '没有这个文件。' });
  }
}
