import type { EntryShownQuery, FormOfQuery } from './entry.documents.js';

export type Entry = NonNullable<EntryShownQuery['entry']>;
export type Edition = NonNullable<FormOfQuery['edition']>;
