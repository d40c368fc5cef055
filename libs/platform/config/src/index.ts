export { readSettings, SettingsRefused, type Settings } from './settings.js';
export { derivedSecret, installationSecret } from './secret.js';
