import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, Refusal, RefusalType, InputRefused } from '@podium/platform-graphql';
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

@ObjectType({ registerIn, description: 'Who holds which role where.' })
export class Appointment {
  readonly __typename = 'Appointment';
  @Field(() => ID) id!: string;
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
}

@RefusalType({ registerIn, description: 'Only somebody above may make or end this appointment.' })
export class MayNotAppoint extends Refusal {
  readonly __typename = 'MayNotAppoint';
  override message = 'You may not make or end this appointment.';
}

@RefusalType({ registerIn, description: 'This is no e-mail address.' })
export class EmailMalformed extends Refusal {
  readonly __typename = 'EmailMalformed';
  override message = 'This is no e-mail address.';
}

@RefusalType({ registerIn })
export class AppointmentNotFound extends Refusal {
  readonly __typename = 'AppointmentNotFound';
  override message = 'There is no such appointment.';
}

export const AppointResult = resultOf('AppointResult', () => [
  Appointment,
  MayNotAppoint,
  EmailMalformed,
  InputRefused,
]);
export const EndAppointmentResult = resultOf('EndAppointmentResult', () => [
  Appointment,
  MayNotAppoint,
  AppointmentNotFound,
]);
