import { canonical } from '../proof/canonical.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'canonical',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'canonical',
    description: 'Any JSON; the answer is its canonical bytes (RFC 8785), without a newline.',
  },
  run: (input: unknown) => canonical(input),
};
