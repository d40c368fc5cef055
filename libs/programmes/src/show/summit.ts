import { localTimeOf } from '../calendar/local-time.js';
import type { Edition } from '../edition.js';
import { both, priceOf, section } from './section.js';
import { table } from './table.js';

/** Sessions, tickets and what the door checks; empty for an award scheme. */
export function showSummit(edition: Edition): string {
  return [
    section('Programme', showSessions(edition)),
    section('Tickets', showTickets(edition)),
    section('At the door', (edition.admission ?? []).map((text) => `  ${both(text)}\n`).join('')),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function showSessions({ sessions = [], venues = [], timeZone }: Edition): string {
  const inOrder = [...sessions].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const rows = inOrder.map((session) => [
    `${localTimeOf(session.startsAt, timeZone)}–${localTimeOf(session.endsAt, timeZone).slice(11)}`,
    both(session.name),
    session.kind,
    venues.find(({ id }) => id === session.venue)?.name.en ?? '',
    session.seats === null ? '' : String(session.seats),
    session.online ? 'yes' : '',
  ]);
  return table(['When', 'Session', 'Kind', 'Venue', 'Seats', 'Online'], rows);
}

function showTickets({ tickets = [] }: Edition): string {
  const rows = tickets.map((ticket) => [
    ticket.code,
    both(ticket.name),
    ticket.attendance,
    priceOf(ticket.price),
    ticket.quota === null ? 'no limit' : String(ticket.quota),
    ticket.openTo,
    ticket.confirmedBy,
  ]);
  return table(['Code', 'Ticket', 'Attendance', 'Price', 'Quota', 'Open to', 'Confirmed'], rows);
}
