import { Locale } from '@podium/platform-graphql';
import { NOT_HERE, routesUnder } from '@podium/platform-service';
import { calendarFile } from './edition/calendar-file.js';
import { Editions } from './edition/editions.js';
import { openLinked, openPicture } from './paper/paper-routes.js';
import { createUpload, deleteUpload, patchUpload, readUpload, TUS_OPTIONS } from './upload/tus.js';

/** Bytes of one piece: a file may come in one. */
const MOST_BYTES = 2_000_000_000;
/** A piece may come over a slow line; one on which nothing comes is cut off long before. */
const SLOWEST_SECONDS = 1_800;

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
  {
    method: 'POST',
    path: '/uploads',
    audience: 'person',
    about: 'Announces a file for a field of an entry (tus 1.0.0), for whoever may answer that field now.',
    limits: { bodyBytes: MOST_BYTES, seconds: SLOWEST_SECONDS },
    options: TUS_OPTIONS,
    answer: createUpload,
  },
  {
    method: 'GET',
    path: '/uploads/:id',
    audience: 'person',
    about: 'How far an upload has come and what came of it, for whoever began it; HEAD as tus asks it.',
    limits: { perSecond: 50 },
    options: TUS_OPTIONS,
    answer: readUpload,
  },
  {
    method: 'PATCH',
    path: '/uploads/:id',
    audience: 'person',
    about: 'The next piece of a file (tus).',
    limits: { bodyBytes: MOST_BYTES, seconds: SLOWEST_SECONDS, perSecond: 50 },
    answer: patchUpload,
  },
  {
    method: 'DELETE',
    path: '/uploads/:id',
    audience: 'person',
    about: 'Ends an upload that is not wanted any more (tus).',
    answer: deleteUpload,
  },
  {
    method: 'GET',
    path: '/papers/:id',
    audience: 'public',
    about: 'A file of an entry, by a link that `openPaper` made; as long as whom it was made for may see the entry.',
    limits: { seconds: SLOWEST_SECONDS },
    answer: openLinked,
  },
  {
    method: 'GET',
    path: '/papers/:id/picture',
    audience: 'public',
    about: 'A picture of the first page of a file, by the same link.',
    answer: openPicture,
  },
]);
