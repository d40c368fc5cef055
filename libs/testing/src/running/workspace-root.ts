import { fileURLToPath } from 'node:url';

/** From src and from dist it is equally far. */
export const workspaceRoot = fileURLToPath(new URL('../../../..', import.meta.url));
