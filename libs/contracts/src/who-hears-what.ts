import { appointmentV1 } from './accounts/appointment.v1.js';
import { personV1 } from './accounts/person.v1.js';
import { signInCodeRequestedV1 } from './accounts/sign-in-code-requested.v1.js';
import type { EventKind } from './event.js';
import type { FactKind } from './fact.js';
import { judgeSeatedV1 } from './judging/judge-seated.v1.js';
import { standingV1 } from './judging/standing.v1.js';
import { editionV1 } from './registrations/edition.v1.js';
import { entryAdmittedV2 } from './registrations/entry-admitted.v2.js';
import { entryRefusedV1 } from './registrations/entry-refused.v1.js';
import { entrySubmittedV1 } from './registrations/entry-submitted.v1.js';
import { entryWithdrawnV1 } from './registrations/entry-withdrawn.v1.js';
import { deadlineExtendedV1 } from './registrations/deadline-extended.v1.js';
import { memberInvitedV1 } from './registrations/member-invited.v1.js';
import { entrantAskedV1 } from './registrations/entrant-asked.v1.js';
import { decisionChangedV1 } from './registrations/decision-changed.v1.js';
import { entryV1 } from './registrations/entry.v1.js';
import { awardsReleasedV1 } from './results/awards-released.v1.js';
import type { ServiceName } from './services.js';

export type Kind = EventKind<unknown> | FactKind<unknown>;

/** One line of the table: who tells it, who hears it. A queue of its own belongs to each listener. */
export interface Hearing {
  kind: Kind;
  teller: ServiceName;
  listeners: readonly ServiceName[];
}

/** Every kind of fact and news by its type. */
export type HearingTable = ReadonlyMap<string, Hearing>;

/** A line of the table. Kinds of all payloads stand in one list; whoever reads one parses it by its own schema. */
export const heard = <T>(
  kind: EventKind<T> | FactKind<T>,
  teller: ServiceName,
  ...listeners: ServiceName[]
): Hearing => ({
  kind: kind as Kind,
  teller,
  listeners,
});

export function hearingTable(lines: readonly Hearing[]): HearingTable {
  const table = new Map(lines.map((line) => [line.kind.type, line]));
  if (table.size < lines.length) throw new Error('the table of who hears what names a type twice');
  return table;
}

/**
 * Who hears what. This is the only place that says so: a service that tells or hears anything else does not start, nor does one
 * that fails to tell or hear what stands here.
 */
export const whoHearsWhat: HearingTable = hearingTable([
  heard(appointmentV1, 'accounts', 'registrations', 'judging', 'results', 'mailer'),
  heard(personV1, 'accounts', 'registrations', 'judging', 'results', 'mailer'),
  heard(signInCodeRequestedV1, 'accounts', 'mailer'),
  heard(editionV1, 'registrations', 'accounts', 'judging', 'results', 'mailer'),
  heard(entryV1, 'registrations', 'judging', 'results'),
  heard(entrySubmittedV1, 'registrations', 'mailer'),
  heard(entryAdmittedV2, 'registrations', 'mailer'),
  heard(entryRefusedV1, 'registrations', 'mailer'),
  heard(entryWithdrawnV1, 'registrations', 'mailer'),
  heard(entrantAskedV1, 'registrations', 'mailer'),
  heard(decisionChangedV1, 'registrations', 'mailer'),
  heard(memberInvitedV1, 'registrations', 'mailer'),
  heard(deadlineExtendedV1, 'registrations', 'mailer'),
  heard(judgeSeatedV1, 'judging', 'mailer'),
  heard(standingV1, 'judging', 'results'),
  heard(awardsReleasedV1, 'results', 'mailer'),
]);

/** What a service says of itself. */
export interface Declared {
  name: ServiceName;
  tells: readonly { type: string }[];
  hears: readonly { type: string }[];
}

/** Where a service's own declarations and the table differ, as sentences; `[]` when they agree. */
export function disagreements({ name, tells, hears }: Declared, table: HearingTable = whoHearsWhat): string[] {
  const lines = [...table.values()];
  const compare = (
    declared: readonly { type: string }[],
    wanted: Hearing[],
    verb: 'tell' | 'hear',
    missing: (line: Hearing) => string,
  ) => [
    ...declared
      .filter(({ type }) => !wanted.some(({ kind }) => kind.type === type))
      .map(({ type }) => `${name} wants to ${verb} ${type}, and the table does not say so`),
    ...wanted.filter(({ kind }) => !declared.some(({ type }) => type === kind.type)).map(missing),
  ];
  return [
    ...compare(
      tells,
      lines.filter(({ teller }) => teller === name),
      'tell',
      ({ kind, listeners }) => `${name} does not tell ${kind.type}, for which ${listeners.join(', ')} listen`,
    ),
    ...compare(
      hears,
      lines.filter(({ listeners }) => listeners.includes(name)),
      'hear',
      ({ kind, teller }) => `${name} does not listen for ${kind.type}, which ${teller} tells it`,
    ),
  ];
}
