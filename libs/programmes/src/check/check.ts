import type { Definition } from '../definition/definition.js';
import type { Finding } from '../mistake.js';

/** Everything the schema cannot see: what one part of a definition says of another. */
export function checkDefinition(_definition: Definition): Finding[] {
  return [];
}
