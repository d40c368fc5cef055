import type { ServiceDefinition } from '@podium/platform-service';
import { listenings } from './listening/listenings.js';
import { mailboxRoutes } from './mailbox/mailbox.routes.js';
import { MailerGraph } from './mailer.graph.js';
import { MailerModule } from './mailer.module.js';
import { Mailer1763856000000 } from './migrations/1763856000000-mailer-1.js';
import { AppointedBy1795818000000 } from './migrations/1795818000000-appointed-by.js';
import { ClaimedAndFailedEvents1795819000000 } from './migrations/1795819000000-claimed-and-failed-events.js';
import { Facts1795820000000 } from './migrations/1795820000000-facts.js';
import { CountedAndKept1795821000000 } from './migrations/1795821000000-counted-and-kept.js';
import { DocumentsByHash1795831000000 } from './migrations/1795831000000-documents-by-hash.js';
import { Post } from './sending/post.js';

export const mailer: ServiceDefinition = {
  name: 'mailer',
  module: MailerModule,
  graph: MailerGraph,
  migrations: [
    Mailer1763856000000,
    AppointedBy1795818000000,
    ClaimedAndFailedEvents1795819000000,
    Facts1795820000000,
    CountedAndKept1795821000000,
    DocumentsByHash1795831000000,
  ],
  tells: [],
  listenings,
  routes: mailboxRoutes,
  thread: new URL('./background.thread.js', import.meta.url),
  start: (get) => get(Post).start(),
};
