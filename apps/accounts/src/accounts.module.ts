import { Module } from '@nestjs/common';
import { AppointmentResolver } from './appointment/appointment.resolver.js';
import { Appointments } from './appointment/appointments.js';
import { Editions } from './edition/editions.js';
import { PersonRepository } from './person/person.repository.js';
import { PersonResolver } from './person/person.resolver.js';
import { Retention } from './sign-in/retention.js';
import { SessionResolver } from './sign-in/session.resolver.js';
import { Sessions } from './sign-in/sessions.js';
import { SignInCodes } from './sign-in/sign-in-codes.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignIn } from './sign-in/sign-in.js';
import { Tries } from './sign-in/tries.js';
import { SigningKeys } from './token/signing-keys.js';

/** People, sign-in, sessions, appointments. */
@Module({
  providers: [
    PersonRepository,
    PersonResolver,
    Appointments,
    AppointmentResolver,
    Editions,
    SignInCodes,
    Tries,
    Retention,
    Sessions,
    SigningKeys,
    SignIn,
    SignInResolver,
    SessionResolver,
  ],
})
export class AccountsModule {}
