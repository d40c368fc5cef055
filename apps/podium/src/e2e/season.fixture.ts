import { rowsOf, SeasonRun, type RunningPodium, type SeasonOutcome, type SeasonToRun } from '@podium/testing';

/** The smallest season in which every stream has something to award. */
export const SMALL: SeasonToRun = { entries: 60, judges: 12, seed: '7' };

export async function heldSeason(podium: RunningPodium, season = SMALL): Promise<SeasonOutcome> {
  return (await SeasonRun.begin(podium, season)).outcome();
}

/** What the season tool was told had happened: every acknowledged mutation is in one of these numbers. */
export function told({ counts }: SeasonOutcome): Record<string, number> {
  const of = (label: string) => counts[label] ?? 0;
  return {
    teams: of('teams'),
    entries: of('entries submitted'),
    withdrawn: of('entries withdrawn'),
    refused: of('entries refused'),
    admitted: of('entries admitted'),
    dossiers: of('entries admitted'),
    sheets: of('score sheets'),
    rounds: of('rounds closed'),
    standings: of('rounds closed'),
    awards: of('awards conferred'),
    released: of('awards conferred'),
  };
}

/** The same numbers as the database has them. */
export async function inDatabase({ databaseUrl }: RunningPodium, edition: string): Promise<Record<string, number>> {
  const entries = (state: string) =>
    `(SELECT count(*) FROM registrations.entry WHERE edition_code = $1 AND state = '${state}')::int AS ${state}`;
  const [row] = await rowsOf<Record<string, number>>(
    databaseUrl,
    `SELECT (SELECT count(*) FROM registrations.team WHERE edition_code = $1)::int AS teams,
       (SELECT count(*) FROM registrations.entry WHERE edition_code = $1 AND submitted_at IS NOT NULL)::int AS entries,
       ${entries('withdrawn')}, ${entries('refused')}, ${entries('admitted')},
       (SELECT count(*) FROM judging.dossier WHERE edition_code = $1)::int AS dossiers,
       (SELECT count(*) FROM judging.sheet JOIN judging.round r ON r.id = round_id WHERE edition_code = $1)::int AS sheets,
       (SELECT count(*) FROM judging.round WHERE edition_code = $1 AND state = 'closed')::int AS rounds,
       (SELECT count(*) FROM results.standing WHERE edition_code = $1)::int AS standings,
       (SELECT count(*) FROM results.award WHERE edition_code = $1)::int AS awards,
       (SELECT count(*) FROM results.released_award WHERE edition_code = $1)::int AS released`,
    [edition],
  );
  return row ?? {};
}
