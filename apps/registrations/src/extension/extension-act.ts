import { registerEnumType } from '@nestjs/graphql';

/** What may be done with a proposal to extend a deadline. */
export enum ExtensionAct {
  PROPOSE = 'PROPOSE',
  APPROVE = 'APPROVE',
  DECLINE = 'DECLINE',
}

registerEnumType(ExtensionAct, { name: 'ExtensionAct' });
