export { migrateQueues, openQueues, type Queues } from './queues.js';
