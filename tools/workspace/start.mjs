// npm start: installs and compiles what is missing, then runs all services in this process.
import { endWithLauncher } from './end-with-launcher.mjs';
import { runScript } from './run-script.mjs';

endWithLauncher();
await runScript('apps/podium/dist/main.js', process.argv.slice(2));
