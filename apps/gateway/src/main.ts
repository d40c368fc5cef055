import {
  credentialsOfProcess,
  orRefuse,
  refuseTakenPort,
  ServiceKeys,
  settingsOfProcess,
  untilStopped,
} from '@podium/platform-config';
import { readCommitted } from './compose/files.js';
import { serveAlone } from './serve-alone.js';

// The gateway in a process of its own, before services in processes of theirs.
await orRefuse(async () => {
  const settings = settingsOfProcess();
  await refuseTakenPort(settings);
  const keys = new ServiceKeys(credentialsOfProcess(settings, 'gateway').credentials.keys);
  const gateway = await serveAlone(settings, keys, await readCommitted());
  untilStopped(() => gateway.close());
});
