export { checkFiles, type Mistake } from './check-files.js';
