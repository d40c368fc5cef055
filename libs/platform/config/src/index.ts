export { readSettings, SettingsRefused, type Settings } from './settings.js';
export { derivedSecret, installationSecret } from './secret.js';
export { keyMaterial, SealBroken, ServiceKeys, type KeyMaterial, type Party } from './service-keys.js';
