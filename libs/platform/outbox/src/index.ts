export { Heard, type HeardParts } from './heard.js';
export { Outbox, OUTBOX_TABLES_1, OUTBOX_TABLES_2, type Written } from './outbox.js';
export { Relay, type RelayParts } from './relay.js';
export { on, type AskFact, type Listening } from './listening.js';
export { listen, type ListenParts } from './listen.js';
export { queueOf, signedFor, type EventKeys, type WireEvent } from './wire-event.js';
