export { migrateQueues, openQueues, type Queues } from './queues.js';
export { settledWithin } from './settled-within.js';
