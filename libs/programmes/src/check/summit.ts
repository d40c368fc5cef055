import { instantOf } from '../calendar/local-time.js';
import type { Definition } from '../definition/definition.js';
import type { Finding } from '../mistake.js';
import { timeProblem } from './calendar.js';
import { circles, finding, repeated, unknownNames } from './finding.js';

/** Sessions that end before they begin, tickets that nobody can buy, more seats than the venue has. */
export function checkSummit(definition: Definition): Finding[] {
  return [...checkSessions(definition), ...checkVenues(definition), ...checkTickets(definition)];
}

function checkSessions(definition: Definition): Finding[] {
  const { sessions = [], tickets = [], venues = {}, timeZone } = definition;
  const codes = sessions.map(({ code }) => code);
  const findings = repeated('sessions', codes, (index) => ['sessions', index, 'code']);
  sessions.forEach((session, index) => {
    const path = ['sessions', index];
    findings.push(
      ...unknownNames('venue', [session.venue], Object.keys(venues), () => [...path, 'venue']),
      ...unknownNames(
        'ticket',
        session.tickets ?? [],
        tickets.map(({ code }) => code),
        (at) => [...path, 'tickets', at],
      ),
      ...unknownNames('session', [session.partOf], codes, () => [...path, 'partOf']),
    );
    const partOf = (code: string) => sessions.find((one) => one.code === code)?.partOf;
    if (circles(session.code, (code) => [partOf(code) ?? []].flat())) {
      const message = `\`${session.code}\` is, in the end, part of itself.`;
      findings.push(finding('circle', [...path, 'partOf'], message, 'Take one session out of the circle.'));
    }
    for (const key of ['starts', 'ends'] as const) {
      const problem = timeProblem(session[key], timeZone);
      if (problem) findings.push(finding('time', [...path, key], ...problem));
    }
    const [starts, ends] = [instantOf(session.starts, timeZone), instantOf(session.ends, timeZone)];
    if ('at' in starts && 'at' in ends && ends.at <= starts.at) {
      const message = `\`${session.code}\` ends (${session.ends}) before it begins (${session.starts}).`;
      findings.push(finding('ends-before-start', [...path, 'ends'], message, 'Correct one of the two times.'));
    }
    const room = venues[session.venue ?? '']?.seats;
    if (room !== undefined && session.seats != null && session.seats > room) {
      const message = `\`${session.code}\` has ${session.seats} seats, but its venue has ${room}.`;
      findings.push(finding('more-seats-than-venue', [...path, 'seats'], message, `Write at most ${room}.`));
    }
  });
  return findings;
}

/** Two sessions in one room at one time, unless one is held within the other. */
function checkVenues({ sessions = [], timeZone }: Definition): Finding[] {
  const at = (local: string): string => {
    const instant = instantOf(local, timeZone);
    return 'at' in instant ? instant.at : '';
  };
  return sessions.flatMap((session, index) => {
    const clash = sessions
      .slice(0, index)
      .find(
        (other) =>
          session.venue !== undefined &&
          other.venue === session.venue &&
          at(other.starts) < at(session.ends) &&
          at(session.starts) < at(other.ends) &&
          session.partOf !== other.code &&
          other.partOf !== session.code,
      );
    if (!clash) return [];
    const message = `\`${session.code}\` and \`${clash.code}\` are in \`${session.venue ?? ''}\` at the same time.`;
    const advice = 'Move one of them, or say `partOf:` if one is held within the other.';
    return [finding('venue-taken', ['sessions', index, 'starts'], message, advice)];
  });
}

function checkTickets(definition: Definition): Finding[] {
  const { tickets = [], calendar } = definition;
  const milestones = calendar.filter(({ category }) => category === undefined).map(({ id }) => id);
  const findings = repeated(
    'tickets',
    tickets.map(({ code }) => code),
    (index) => ['tickets', index, 'code'],
  );
  tickets.forEach((ticket, index) => {
    const path = ['tickets', index];
    const { earlyBird, price } = ticket;
    findings.push(
      ...unknownNames('form', [ticket.form], Object.keys(definition.forms ?? {}), () => [...path, 'form']),
      ...unknownNames('milestone', [earlyBird?.until], milestones, () => [...path, 'earlyBird', 'until']),
    );
    if (earlyBird && (earlyBird.price.currency !== price.currency || earlyBird.price.cents >= price.cents)) {
      const message = `The early price of \`${ticket.code}\` is not lower than its price.`;
      findings.push(finding('early-bird', [...path, 'earlyBird', 'price'], message, 'Lower it, in the same currency.'));
    }
    if (ticket.confirmedBy === 'payment' && price.cents === 0) {
      const message = `\`${ticket.code}\` is free, but waits for a payment.`;
      findings.push(finding('free-but-paid', [...path, 'confirmedBy'], message, 'Write `at-once` or `organiser`.'));
    }
  });
  return findings;
}
