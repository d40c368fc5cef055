export { Outbox, OUTBOX_TABLES_1 } from './outbox.js';
export { queueOf, Relay } from './relay.js';
export { listen, on, type Listening, type ListeningHooks } from './listening.js';
