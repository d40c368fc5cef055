import { entrySubmittedV1 } from '@podium/contracts';
import { readSettings } from '@podium/platform-config';
import { mountSubgraph, type SubgraphEndpoint } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import type { MountedService } from '@podium/platform-service';
import { startPodium } from '@podium/podium-app';
import { fastify } from 'fastify';
import { answering } from '../process/child.js';
import { startAssigning, stopAssigning } from './assigning.js';
import { commitSteadily } from './commit-steadily.js';
import { startProfile, stopProfile } from './profile.js';
import { heardStatements, listenToStatements, recordStatements } from './record-statements.js';

/** What is measured: everything in one process behind the gateway; and beside it one schema with no gateway before it. */
const podium = await startPodium(readSettings());
const registrations = podium.services.find(({ name }) => name === 'registrations') as MountedService;
const unfederated = fastify();
// The bench asks as a client does, without a gateway that would prove itself.
mountSubgraph(unfederated, registrations.endpoint, { isGateway: () => true });
const unfederatedUrl = await unfederated.listen({ host: '127.0.0.1', port: 0 });

answering(
  {
    urls: () => ({ gateway: podium.gateway.url, unfederated: unfederatedUrl }),
    statements: (request: Parameters<SubgraphEndpoint['execute']>[0]) =>
      recordStatements(() => registrations.endpoint.execute(request)),
    commit: ({ perSecond, seconds, payloads }: { perSecond: number; seconds: number; payloads: never[] }) =>
      commitSteadily(perSecond, seconds, (at) =>
        registrations.database.transaction((tx) =>
          registrations.get(Outbox).add(tx, entrySubmittedV1, payloads[at % payloads.length] as never),
        ),
      ),
    cpu: () => process.cpuUsage(),
    // Resident, in MB.
    memory: () => process.memoryUsage.rss() / 1_048_576,
    'assign.start': startAssigning,
    'assign.stop': stopAssigning,
    'listen.start': listenToStatements,
    'listen.stop': heardStatements,
    'profile.start': startProfile,
    'profile.stop': ({ file }: { file: string }) => stopProfile(file),
  },
  async () => {
    await unfederated.close();
    await podium.close();
  },
);
