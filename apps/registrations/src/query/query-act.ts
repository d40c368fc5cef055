import { registerEnumType } from '@nestjs/graphql';

export enum QueryAct {
  ANSWER = 'ANSWER',
  EXTEND = 'EXTEND',
  TAKE_BACK = 'TAKE_BACK',
}
registerEnumType(QueryAct, { name: 'QueryAct', description: 'What somebody may do with a query to an entrant.' });
