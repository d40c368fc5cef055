import { instantOf } from '../calendar/local-time.js';
import type { Definition } from '../definition/definition.js';
import { plainText } from '../definition/text.js';
import type { Session, Ticket, Venue } from '../edition.js';

export function resolveVenues(definition: Definition): Venue[] {
  return Object.entries(definition.venues ?? {}).map(([id, { name, address, seats }]) => ({
    id,
    name: plainText(name),
    ...(address ? { address: plainText(address) } : {}),
    ...(seats === undefined ? {} : { seats }),
  }));
}

export function resolveSessions(definition: Definition): Session[] {
  const instant = instants(definition);
  return (definition.sessions ?? []).map((session) => ({
    code: session.code,
    name: plainText(session.name),
    kind: session.kind,
    startsAt: instant(session.starts),
    endsAt: instant(session.ends),
    ...(session.venue === undefined ? {} : { venue: session.venue }),
    seats: session.seats ?? definition.venues?.[session.venue ?? '']?.seats ?? null,
    waitingList: session.waitingList ?? false,
    online: session.online ?? false,
    tickets: session.tickets ?? [],
    languages: session.languages ?? [],
    interpretation: session.interpretation ?? [],
    ...(session.partOf === undefined ? {} : { partOf: session.partOf }),
  }));
}

export function resolveTickets(definition: Definition): Ticket[] {
  const milestone = (id: string): string | undefined => {
    const found = definition.calendar.find((entry) => entry.id === id && entry.category === undefined);
    return found && instants(definition)(found.at);
  };
  return (definition.tickets ?? []).map((ticket) => {
    const opens = ticket.opens ?? definition.registration?.opens;
    const closes = ticket.closes ?? definition.registration?.closes;
    const [opensAt, closesAt] = [opens, closes].map((id) => (id === undefined ? undefined : milestone(id)));
    const { earlyBird } = ticket;
    return {
      code: ticket.code,
      name: plainText(ticket.name),
      attendance: ticket.attendance,
      price: ticket.price,
      ...(earlyBird
        ? { earlyBird: { price: earlyBird.price, until: milestone(earlyBird.until) ?? '', milestone: earlyBird.until } }
        : {}),
      quota: ticket.quota,
      ...(ticket.perOrganisation === undefined ? {} : { perOrganisation: ticket.perOrganisation }),
      confirmedBy: ticket.confirmedBy,
      openTo: ticket.openTo ?? 'public',
      transferable: ticket.transferable ?? false,
      ...(ticket.form === undefined ? {} : { form: ticket.form }),
      ...(opens === undefined ? {} : { opens }),
      ...(closes === undefined ? {} : { closes }),
      ...(opensAt === undefined ? {} : { opensAt }),
      ...(closesAt === undefined ? {} : { closesAt }),
    };
  });
}

function instants(definition: Definition): (local: string) => string {
  return (local) => {
    const instant = instantOf(local, definition.timeZone);
    if ('problem' in instant) throw new Error(`The definition was not checked: ${local} is no instant`);
    return instant.at;
  };
}
