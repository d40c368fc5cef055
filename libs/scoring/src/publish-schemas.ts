/** `node libs/scoring/dist/publish-schemas.js` writes libs/scoring/schema/*.json from the schemas of the commands. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { publishedSchemas } from './tool/schemas.js';

const folder = new URL('../schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [file, text] of await publishedSchemas()) writeFileSync(new URL(file, folder), text);
