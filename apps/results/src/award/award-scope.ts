import { registerEnumType } from '@nestjs/graphql';

/** What an award is conferred in; the values are those of definitions. */
export enum AwardScope {
  EDITION = 'edition',
  CATEGORY = 'category',
  STREAM = 'stream',
}
registerEnumType(AwardScope, { name: 'AwardScope', description: 'What an award is conferred in.' });
