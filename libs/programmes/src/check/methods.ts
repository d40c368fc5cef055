import type { Definition } from '../definition/definition.js';
import type { Finding } from '../mistake.js';
import { asMillionths } from './decimals.js';
import { finding } from './finding.js';

const HALF = asMillionths('0.5');

/** Ways of counting that no round could ever be closed by. */
export function checkMethods({ methods = {} }: Definition): Finding[] {
  return Object.entries(methods).flatMap(([id, { aggregation }]) => {
    if (aggregation.name !== 'trimmed-mean' || asMillionths(aggregation.trim) < HALF) return [];
    const message = `Dropping ${String(aggregation.trim)} of the marks at each end leaves none.`;
    return [finding('trim', ['methods', id, 'aggregation', 'trim'], message, 'Write a share below 0.5, e.g. 0.2.')];
  });
}
