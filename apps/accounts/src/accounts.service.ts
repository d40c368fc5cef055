import { appointmentV1, personV1, signInCodeRequestedV1 } from '@podium/contracts';
import { LOGGER, type ServiceDefinition } from '@podium/platform-service';
import { AccountsGraph } from './accounts.graph.js';
import { AccountsModule } from './accounts.module.js';
import { appointmentActs } from './appointment/appointment.acts.js';
import { Appointments } from './appointment/appointments.js';
import { Accounts1763856000000 } from './migrations/1763856000000-accounts-1.js';
import { AppointedBy1795818000000 } from './migrations/1795818000000-appointed-by.js';
import { ClaimedAndFailedEvents1795819000000 } from './migrations/1795819000000-claimed-and-failed-events.js';
import { Facts1795820000000 } from './migrations/1795820000000-facts.js';
import { PersonRepository } from './person/person.repository.js';
import { SignInShares1795820200000 } from './migrations/1795820200000-sign-in-shares.js';
import { LanguagesAndPlaces1795820300000 } from './migrations/1795820300000-languages-and-places.js';
import { EditionsEnd1795842000000 } from './migrations/1795842000000-editions-end.js';
import { DocumentsByHash1795831000000 } from './migrations/1795831000000-documents-by-hash.js';
import { listenings } from './listening/listenings.js';
import { Retention } from './sign-in/retention.js';
import { accountsRoutes } from './accounts.routes.js';
import { SigningKeys } from './token/signing-keys.js';

export const accounts: ServiceDefinition = {
  name: 'accounts',
  module: AccountsModule,
  graph: AccountsGraph,
  migrations: [
    Accounts1763856000000,
    AppointedBy1795818000000,
    ClaimedAndFailedEvents1795819000000,
    Facts1795820000000,
    SignInShares1795820200000,
    LanguagesAndPlaces1795820300000,
    DocumentsByHash1795831000000,
    EditionsEnd1795842000000,
  ],
  tells: [appointmentV1, personV1, signInCodeRequestedV1],
  rights: [appointmentActs],
  listenings,
  keys: (get) => () => get(SigningKeys).keySet(),
  start: async (get) => {
    await get(PersonRepository).tellUntold();
    await get(Appointments).tellUntold();
    await get(Appointments).appointAdministrator();
    return get(Retention).start((error) => get(LOGGER).error({ err: error }, 'retention'));
  },
  routes: accountsRoutes,
};
