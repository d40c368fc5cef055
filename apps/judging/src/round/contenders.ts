import type { Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { cutOff, type Placed } from '@podium/scoring';
import type { Category, Stage } from '@podium/programmes';
import { placeName, stageOf, type Place, type StageHere } from '../place/place.js';
import { EarlierRoundsUnfinished } from './round.refusals.js';

/** Where contenders come through from: the first `places` of the standing of this place. */
interface Source extends Place {
  places: number;
  category: Category;
}

interface Earlier extends Place {
  id: string;
  state: 'open' | 'closed';
}

/**
 * Puts the contenders of a round in: the newest dossier of every entry that may enter and is not withdrawn. The entries stay as
 * they are until this transaction ends.
 * @returns how many there are
 * @throws {Refused} EarlierRoundsUnfinished
 */
export async function enterContenders(
  tx: Tx,
  roundId: string,
  place: Place,
  here: StageHere,
  withoutUnheld: boolean,
): Promise<number> {
  let entered = 0;
  for (const category of here.categories) {
    if (stageOf(category, place.stageCode)?.contenders.from !== 'admitted') continue;
    entered += await tx.execute(
      `INSERT INTO contender (round_id, dossier_id, entry_id) SELECT $1, dossier_id, id FROM entry
       WHERE edition_code = $2 AND category_code = $3 AND ($4::text IS NULL OR stream_code = $4)
         AND NOT withdrawn AND dossier_id IS NOT NULL FOR SHARE`,
      [roundId, place.editionCode, category.code, place.streamCode],
    );
  }
  const sources = here.categories.flatMap((category) => sourcesOf(place, category));
  if (sources.length === 0) return entered;
  const through = await comingThrough(tx, sources, place, withoutUnheld);
  entered += await tx.execute(
    `INSERT INTO contender (round_id, dossier_id, entry_id) SELECT $1, dossier_id, id FROM entry
     WHERE id = ANY($2::uuid[]) AND ($3::text IS NULL OR stream_code = $3) FOR SHARE`,
    [roundId, through, place.streamCode],
  );
  return entered;
}

/** The places of the earlier stage that lead here. */
function sourcesOf(place: Place, category: Category): Source[] {
  const { contenders } = stageOf(category, place.stageCode) as Stage;
  if (contenders.from === 'admitted') return [];
  const earlier = stageOf(category, contenders.stage);
  if (!earlier) return [];
  const { places } = contenders;
  const at = (categoryCode: string | null, streamCode: string | null): Source => ({
    editionCode: place.editionCode,
    stageCode: earlier.code,
    categoryCode,
    streamCode,
    places,
    category,
  });
  if (earlier.scope === 'edition') return [at(null, null)];
  if (earlier.scope === 'category') return [at(category.code, null)];
  return category.streams
    .filter(({ code }) => place.streamCode === null || place.streamCode === code)
    .map(({ code }) => at(category.code, code));
}

/** Ids of the entries that come through; a tie at the cut is never cut through. */
async function comingThrough(tx: Tx, sources: Source[], place: Place, withoutUnheld: boolean): Promise<string[]> {
  const rounds = await tx.query<Earlier>(
    `SELECT id, edition_code AS "editionCode", stage_code AS "stageCode", category_code AS "categoryCode",
       stream_code AS "streamCode", state FROM round
     WHERE edition_code = $1 AND stage_code = ANY($2::text[]) AND state <> 'abandoned'`,
    [place.editionCode, [...new Set(sources.map(({ stageCode }) => stageCode))]],
  );
  const byPlace = new Map(rounds.map((round) => [placeName(round), round]));
  const held = sources.map((source) => ({ source, round: byPlace.get(placeName(source)) }));
  const open = held.filter(({ round }) => round?.state === 'open').map(({ source }) => placeName(source));
  const unheld = withoutUnheld ? [] : await unheldPlaces(tx, place.editionCode, held);
  if (open.length + unheld.length > 0) refuse(new EarlierRoundsUnfinished([...new Set(open)], [...new Set(unheld)]));

  const places = new Map(held.flatMap(({ source, round }) => (round ? [[round.id, source.places] as const] : [])));
  // Whoever withdrew since makes room for the next.
  const placed = await tx.query<Placed & { roundId: string }>(
    `SELECT p.round_id AS "roundId", p.entry_id AS dossier, p.place, p.total, p.sheets, p.tie_broken_by AS "tieBrokenBy"
     FROM placed p JOIN entry e ON e.id = p.entry_id
     WHERE p.round_id = ANY($1::uuid[]) AND NOT e.withdrawn ORDER BY p.round_id, p.position FOR SHARE OF e`,
    [[...places.keys()]],
  );
  return [...places].flatMap(([roundId, seats]) => {
    const { through, undecided } = cutOff(
      { ranking: placed.filter((row) => row.roundId === roundId), ties: [] },
      seats,
    );
    return [...through, ...undecided];
  });
}

/** Places of the earlier stage that have entries and never had a round. */
async function unheldPlaces(
  tx: Tx,
  editionCode: string,
  held: { source: Source; round: Earlier | undefined }[],
): Promise<string[]> {
  const unheld = held.filter(({ round }) => !round).map(({ source }) => source);
  if (unheld.length === 0) return [];
  const live = await tx.query<{ categoryCode: string; streamCode: string }>(
    `SELECT DISTINCT category_code AS "categoryCode", stream_code AS "streamCode" FROM entry
     WHERE edition_code = $1 AND NOT withdrawn AND dossier_id IS NOT NULL`,
    [editionCode],
  );
  return unheld
    .filter(({ category, streamCode }) =>
      live.some((one) => one.categoryCode === category.code && (streamCode === null || one.streamCode === streamCode)),
    )
    .map(placeName);
}
