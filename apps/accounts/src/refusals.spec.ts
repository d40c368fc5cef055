import { expect, it } from '@jest/globals';
import { Refusal } from '@podium/platform-graphql';
import * as appointments from './appointment/appointment.type.js';
import * as signIn from './sign-in/sign-in.type.js';

const made: Record<string, Refusal[]> = {
  MayNotAppoint: [new appointments.MayNotAppoint()],
  EmailMalformed: [new appointments.EmailMalformed()],
  AppointmentNotFound: [new appointments.AppointmentNotFound()],
  PlaceNotFound: [new appointments.PlaceNotFound('HK23', null), new appointments.PlaceNotFound('HK23', 'SL')],
  TooManyTries: [new signIn.TooManyTries(new Date())],
  CodeNotAccepted: [new signIn.CodeNotAccepted()],
  SessionEnded: [new signIn.SessionEnded()],
  SessionNotFound: [new signIn.SessionNotFound()],
};
const declared = Object.entries({ ...appointments, ...signIn })
  .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Refusal)
  .map(([name]) => name);

it('are all spoken for here', () => expect(Object.keys(made).sort()).toEqual(declared.sort()));

it.each(declared)('%s speaks each of the three languages', (name) => {
  for (const { message, text } of made[name] ?? []) {
    expect(text).toEqual({
      en: message,
      zhHant: expect.stringMatching(/\p{Script=Han}.*。$/u),
      zhHans: expect.stringMatching(/\p{Script=Han}.*。$/u),
    });
    // Simplified is written, not copied: none of the two writings holds what only the other has.
    expect(text?.zhHant).not.toMatch(/[没这项邮届类码录获请权试终该]/u);
    expect(text?.zhHans).not.toMatch(/[沒這項郵屆類碼錄獲請權試終該]/u);
  }
});
