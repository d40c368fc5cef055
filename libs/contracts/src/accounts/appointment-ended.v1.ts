import { eventKind } from '../event.js';
import { appointmentPayload } from './appointment-made.v1.js';

/** Carries the whole appointment, so that it may arrive before the news that it was made. */
export const appointmentEndedV1 = eventKind('accounts.appointment-ended.v1', appointmentPayload);
