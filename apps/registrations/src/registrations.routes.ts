import { Locale } from '@podium/platform-graphql';
import { NOT_HERE, routesUnder } from '@podium/platform-service';
import { calendarFile } from './edition/calendar-file.js';
import { Editions } from './edition/editions.js';

export const registrationsRoutes = routesUnder('/registrations', [
  {
    method: 'GET',
    path: '/editions/:editionCode/calendar.ics',
    audience: 'public',
    about: 'The calendar of an edition as iCalendar, for people to subscribe to; in the language of Accept-Language.',
    async answer({ params: { editionCode = '' }, call }, get) {
      const opened = await get(Editions).current(editionCode);
      if (!opened) return NOT_HERE;
      const headers = { 'content-type': 'text/calendar; charset=utf-8', vary: 'accept-language' };
      return { headers, body: calendarFile(opened, call.locale ?? Locale.EN), keepSeconds: 60 };
    },
  },
]);
