import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Audience } from '@podium/platform-access';
import {
  connectionOf,
  DateTime,
  InputRefused,
  Locale,
  Node,
  NodeType,
  PageArgs,
  Refusal,
  RefusalType,
} from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { AccountsGraph } from '../accounts.graph.js';

const registerIn = () => AccountsGraph;

export enum AppointmentRole {
  ADMINISTRATOR = 'administrator',
  ORGANISER = 'organiser',
  SCREENER = 'screener',
  CHAIR = 'chair',
}
registerEnumType(AppointmentRole, { name: 'AppointmentRole' });

@NodeType({ registerIn, description: 'Who holds which role where.' })
@Audience('person')
export class Appointment extends Node {
  readonly __typename = 'Appointment';
  @Field(() => ID) personId!: string;
  @Field(() => AppointmentRole) role!: AppointmentRole;
  @Field(() => String, { nullable: true, description: 'Code of the edition; null: everywhere.' })
  editionCode!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the category; null: the whole edition.' })
  categoryCode!: string | null;
  @Field(() => DateTime) madeAt!: Date;
}

@InputType()
export class AppointInput {
  @Field(() => String) email!: string;
  @Field(() => AppointmentRole) role!: AppointmentRole;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the edition it holds for; null: everywhere. An administrator is one everywhere.',
  })
  editionCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the category; null: the whole edition.' })
  categoryCode?: string | null;
  @Field(() => Locale, {
    nullable: true,
    description:
      'The language the person reads letters in, as far as you know; what they choose themselves counts more.',
  })
  locale?: Locale | null;
}

@InputType()
export class EndAppointmentInput {
  @Field(() => ID) appointmentId!: string;
}

@ArgsType()
export class AppointmentsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of the edition; absent: wherever you organise.' })
  editionCode?: string | null;
  @Field(() => String, { nullable: true }) categoryCode?: string | null;
  @Field(() => AppointmentRole, { nullable: true }) role?: AppointmentRole | null;
}

export const AppointmentConnection = connectionOf(Appointment, { registerIn });

/** What can be done with an appointment. */
export enum AppointmentAct {
  END = 'END',
}
registerEnumType(AppointmentAct, { name: 'AppointmentAct' });

@RefusalType({ registerIn, description: 'Only somebody above may make or end this appointment.' })
export class MayNotAppoint extends Refusal {
  readonly __typename = 'MayNotAppoint';
  constructor() {
    super({
      en: 'You may not make or end this appointment.',
      zhHant: '你無權作出或終止這項委任。',
      zhHans: '您无权作出或终止这项委任。',
    });
  }
}

@RefusalType({ registerIn, description: 'This is no e-mail address.' })
export class EmailMalformed extends Refusal {
  readonly __typename = 'EmailMalformed';
  constructor() {
    super({
      en: 'This is no e-mail address.',
      zhHant: '電郵地址格式不正確。',
      zhHans: '电子邮箱地址格式不正确。',
    });
  }
}

@RefusalType({ registerIn })
export class AppointmentNotFound extends Refusal {
  readonly __typename = 'AppointmentNotFound';
  constructor() {
    super({
      en: 'There is no such appointment.',
      zhHant: '沒有這項委任。',
      zhHans: '没有这项委任。',
    });
  }
}

@RefusalType({ registerIn, description: 'There is no such edition, or it has no such category.' })
export class PlaceNotFound extends Refusal {
  readonly __typename = 'PlaceNotFound';
  @Field(() => String) editionCode: string;
  @Field(() => String, { nullable: true }) categoryCode: string | null;
  constructor(editionCode: string, categoryCode: string | null) {
    super(
      categoryCode === null
        ? {
            en: `There is no edition ${editionCode}.`,
            zhHant: `沒有 ${editionCode} 這一屆。`,
            zhHans: `没有 ${editionCode} 这一届。`,
          }
        : {
            en: `There is no category ${categoryCode} in an edition ${editionCode}.`,
            zhHant: `沒有 ${editionCode} 這一屆，或該屆沒有類別 ${categoryCode}。`,
            zhHans: `没有 ${editionCode} 这一届，或该届没有类别 ${categoryCode}。`,
          },
    );
    this.editionCode = editionCode;
    this.categoryCode = categoryCode;
  }
}

export const AppointResult = resultOf('AppointResult', () => [
  Appointment,
  MayNotAppoint,
  PlaceNotFound,
  EmailMalformed,
  InputRefused,
]);
export const EndAppointmentResult = resultOf('EndAppointmentResult', () => [
  Appointment,
  MayNotAppoint,
  AppointmentNotFound,
]);
