export { answersFor } from './answers.js';
export { withPapers } from './papers.js';
export { castOf, type CastEntry } from './cast.js';
export { Chance } from './chance.js';
export { Graph, GraphRefused, type Asking } from './graph.js';
export { many } from './many.js';
export { EDITION, OPEN_EDITION, SCREEN_ENTRY, WINNERS } from './operations.js';
export { Person } from './person.js';
export { until } from './until.js';
