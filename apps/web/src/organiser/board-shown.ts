import type { BoardQuery } from './board.documents.js';

/** The board of an edition that is there. */
export type BoardShown = BoardQuery & { edition: NonNullable<BoardQuery['edition']> };

/** A place in words: stream, category, or the whole edition. */
export function placeName(
  { edition }: BoardShown,
  categoryCode: string | null,
  streamCode: string | null,
  whole: string,
): string {
  const category = edition.categories.find(({ code }) => code === categoryCode);
  const stream =
    category && category.streams.length > 1 ? category.streams.find(({ code }) => code === streamCode) : undefined;
  return [category?.name ?? whole, stream?.name].filter(Boolean).join(' · ');
}
