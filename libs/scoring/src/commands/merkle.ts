import { bytesOf, inclusionProof, merkleRoot } from '../proof/merkle.js';
import type { Command } from './command.js';

export const command: Command = {
  name: 'merkle',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'merkle',
    description: 'The root of a Merkle tree (RFC 9162), and the proof that one leaf is in it.',
    type: 'object',
    required: ['leavesHex'],
    additionalProperties: false,
    properties: {
      leavesHex: {
        description: 'The data of each leaf, in order, in hexadecimal.',
        type: 'array',
        items: { type: 'string', pattern: '^(?:[0-9a-fA-F]{2})*$' },
      },
      prove: { description: 'Zero-based: the leaf that is to be proved.', type: 'integer', minimum: 0 },
    },
  },
  run: ({ leavesHex, prove }: { leavesHex: string[]; prove?: number }) => {
    const leaves = leavesHex.map(bytesOf);
    const root = merkleRoot(leaves);
    return prove === undefined ? { root } : { root, proof: inclusionProof(leaves, prove) };
  },
};
