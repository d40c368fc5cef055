import { createHash } from 'node:crypto';

export interface WinnerRow {
  awardCode: string;
  awardName: string;
  categoryCode: string | null;
  categoryName: string | null;
  streamCode: string | null;
  streamName: string | null;
  entryCode: string;
  title: string;
  teamName: string;
  organisation: string | null;
}

export type Winners = Record<'EN' | 'ZH_HANT' | 'ZH_HANS', WinnerRow[]>;

/** The released result as one document. Entry codes are given without the edition's own code, which a second season has anew. */
export function resultsDocument(editionCode: string, winners: Winners): { text: string; digest: string } {
  const bare = (row: WinnerRow) => ({ ...row, entryCode: row.entryCode.slice(editionCode.length + 1) });
  const text = `${JSON.stringify(Object.fromEntries(Object.entries(winners).map(([locale, rows]) => [locale, rows.map(bare)])), null, 1)}\n`;
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}
