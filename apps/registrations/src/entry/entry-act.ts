import { registerEnumType } from '@nestjs/graphql';

export enum EntryAct {
  READ = 'READ',
  SAVE = 'SAVE',
  SUBMIT = 'SUBMIT',
  WITHDRAW = 'WITHDRAW',
  ADMIT = 'ADMIT',
  REFUSE = 'REFUSE',
  ASK = 'ASK',
  DISQUALIFY = 'DISQUALIFY',
  REINSTATE = 'REINSTATE',
  REVERSE = 'REVERSE',
}
registerEnumType(EntryAct, { name: 'EntryAct', description: 'What somebody may do with an entry.' });
