import { readSettings } from '@podium/platform-config';
import { readCommittedSupergraph } from './compose/files.js';
import { serveAlone } from './serve-alone.js';

// The gateway in a process of its own, before services in processes of theirs.
const gateway = await serveAlone(readSettings(), await readCommittedSupergraph());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void gateway.close());
