// node --import …/source-loader.mjs: lets a worker thread of a test run the TypeScript sources, as Jest does.
import { register } from 'node:module';

register('./source-hooks.mjs', import.meta.url);
