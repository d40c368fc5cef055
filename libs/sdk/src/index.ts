export { GraphFault, NotReachable, TooMany, type FaultInGraph } from './faults.js';
export { GraphClient, type AskOptions, type GraphClientOptions, type SpokenLocale } from './graph-client.js';
export { CookieSession, type SignedInAs, type SignInRefused } from './cookie-session.js';
export type { TokenSource } from './token-source.js';
export type { ResultOf, TypedDocument, VariablesOf } from './typed-document.js';
export {
  Uploader,
  type UploadedFile,
  type UploaderOptions,
  type UploadFor,
  type UploadMemory,
  type UploadOutcome,
} from './upload.js';
