import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime, InputRefused, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { RegistrationsGraph } from '../registrations.graph.js';
import { EditionNotFound } from './edition.refusals.js';

const registerIn = () => RegistrationsGraph;

@InputType()
export class TakeBackEditionInput {
  @Field(() => String) editionCode!: string;
  @Field(() => String, { description: 'Kept on record.' }) reason!: string;
}

@ObjectType({ registerIn, description: 'An edition that is no more. Its code may be used again.' })
export class EditionTakenBack {
  readonly __typename = 'EditionTakenBack';
  @Field(() => String) code!: string;
  @Field(() => DateTime) takenBackAt!: Date;
}

@RefusalType({ registerIn, description: 'Somebody has registered a team in it.' })
export class EditionIsEntered extends Refusal {
  readonly __typename = 'EditionIsEntered';
  constructor() {
    super({
      en: 'Somebody has registered a team in this edition. It is not taken back any more.',
      zhHant: '已有人在此屆活動登記隊伍，不能再撤回。',
      zhHans: '已有人在此届活动登记队伍，不能再撤回。',
    });
  }
}

export const TakeBackEditionResult = resultOf('TakeBackEditionResult', () => [
  EditionTakenBack,
  EditionNotFound,
  EditionIsEntered,
  InputRefused,
]);
