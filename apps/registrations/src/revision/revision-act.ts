import { registerEnumType } from '@nestjs/graphql';

/** What may be done with a revision of an edition that is open. */
export enum RevisionAct {
  PROPOSE = 'PROPOSE',
  APPROVE = 'APPROVE',
  DECLINE = 'DECLINE',
}

registerEnumType(RevisionAct, { name: 'RevisionAct' });
