export { canonical } from './canonical.js';
export { hashOf, sha256Hex } from './hash.js';
export { bytesOf, inclusionProof, merkleRoot, verifyInclusion, type Inclusion } from './merkle.js';
