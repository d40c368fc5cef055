import { registerEnumType } from '@nestjs/graphql';

export enum ReleaseState {
  PROPOSED = 'proposed',
  APPROVED = 'approved',
  CANCELLED = 'cancelled',
}
registerEnumType(ReleaseState, { name: 'ReleaseState' });
