import { registerEnumType } from '@nestjs/graphql';

export enum AwardState {
  CONFERRED = 'conferred',
  APPROVED = 'approved',
  RELEASED = 'released',
  REVOKED = 'revoked',
}
registerEnumType(AwardState, {
  name: 'AwardState',
  valuesMap: {
    CONFERRED: { description: 'No release covers it yet.' },
    APPROVED: { description: 'Part of an approved release whose instant is ahead.' },
    RELEASED: { description: 'The public reads it.' },
    REVOKED: { description: 'Taken away; kept on record.' },
  },
});
