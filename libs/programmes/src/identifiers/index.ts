export { readBusinessRegistration, EQUIVALENT_DOCUMENT, type BusinessRegistration } from './business-registration.js';
export { economies, readEconomy, type Economy } from './economies.js';
export { emailKey, readAddress, readEmail, type Address } from './email.js';
export {
  findIdentityNumbers,
  holdsIdentityNumber,
  identityCheckDigit,
  mayHoldIdentityNumber,
  withoutIdentityNumbers,
  type IdentityNumberSpot,
} from './identity-number.js';
export { displayedName, NAME_PARTS, type PersonName } from './person-name.js';
export { readPhone } from './phone.js';
