import type { FactoryProvider } from '@nestjs/common';
import { join } from 'node:path';
import type { Settings } from '@podium/platform-config';
import { SETTINGS } from '@podium/platform-service';
import { Quarantine } from '@podium/platform-storage';

/** Where files lie until they were inspected; replicas of this service share the data folder. */
export const quarantineOf: FactoryProvider<Quarantine> = {
  provide: Quarantine,
  inject: [SETTINGS],
  useFactory: ({ PODIUM_DATA_DIR }: Settings) => new Quarantine(join(PODIUM_DATA_DIR, 'quarantine')),
};
