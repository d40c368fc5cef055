import { registerEnumType } from '@nestjs/graphql';

export enum TeamAct {
  READ = 'READ',
  ENTER = 'ENTER',
  CHANGE = 'CHANGE',
  INVITE = 'INVITE',
  HAND_OVER = 'HAND_OVER',
  REMOVE_REGISTRAR = 'REMOVE_REGISTRAR',
  LEAVE = 'LEAVE',
}
registerEnumType(TeamAct, { name: 'TeamAct', description: 'What somebody may do with a team.' });
