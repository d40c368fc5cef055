export { Heard, type HeardParts } from './heard.js';
export { Outbox, OUTBOX_TABLES_1, OUTBOX_TABLES_2, type Written } from './outbox.js';
export { Relay, type RelayParts } from './relay.js';
export { on, onSeveral, type AskFact, type HeardNews, type Listening } from './listening.js';
export { listen, type ListenParts } from './listen.js';
export { eventsIn, queueOf, signedFor, type Carried, type EventKeys, type WireEvent } from './wire-event.js';
