// npm start: installs and compiles what is missing, then runs all services in this process.
import { endWithLauncher } from './end-with-launcher.mjs';
import { runScript } from './run-script.mjs';

// Libraries look here when they are loaded; their checks for developers cost time in every request.
process.env.NODE_ENV ??= 'production';
endWithLauncher();
await runScript('apps/podium/dist/main.js', process.argv.slice(2));
