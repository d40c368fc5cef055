export { StartRefused } from './refused.js';
export { readSettings, SETTING_NAMES, SettingsRefused, type Settings } from './settings.js';
export { misspeltSettings, settingsOfProcess } from './misspelt.js';
export {
  credentialsFile,
  credentialsOfProcess,
  readCredentials,
  writeCredentials,
  type Credentials,
} from './credentials.js';
export { orRefuse } from './refuse-to-start.js';
export { portRefused, refuseTakenPort } from './port.js';
export { untilStopped } from './until-stopped.js';
export { derivedSecret, installationSecret } from './secret.js';
export { keyMaterial, SealBroken, ServiceKeys, type KeyMaterial, type Party } from './service-keys.js';
export { noteAddress, notedAddress } from './address-note.js';
export { mailboxKey } from './mailbox-key.js';
