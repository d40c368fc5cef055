import { Module } from '@nestjs/common';
import { AppointmentResolver } from './appointment/appointment.resolver.js';
import { Appointments } from './appointment/appointments.js';
import { PersonRepository } from './person/person.repository.js';
import { PersonResolver } from './person/person.resolver.js';
import { Sessions } from './sign-in/sessions.js';
import { SignInCodes } from './sign-in/sign-in-codes.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignIn } from './sign-in/sign-in.js';
import { SigningKeys } from './token/signing-keys.js';

/** People, sign-in, sessions, appointments. */
@Module({
  providers: [
    PersonRepository,
    PersonResolver,
    Appointments,
    AppointmentResolver,
    SignInCodes,
    Sessions,
    SigningKeys,
    SignIn,
    SignInResolver,
  ],
})
export class AccountsModule {}
