export { accounts } from './accounts.service.js';
export { SigningKeys } from './token/signing-keys.js';
