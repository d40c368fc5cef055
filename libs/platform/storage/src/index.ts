export { Documents, sha256Of, type AskForDocument } from './documents.js';
export { FolderStore } from './folder-store.js';
export { inPieces } from './in-pieces.js';
export { openStore, type StoreSettings } from './open-store.js';
export { S3Store, type S3Options } from './s3-store.js';
export { MoreThanAnnounced, Quarantine } from './quarantine.js';
export { DocumentBroken, DocumentMissing, StoreAway, type ByteRange, type Store } from './store.js';
