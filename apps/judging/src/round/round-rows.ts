import { capacitiesAt, type Appointment, type Capacity } from '@podium/platform-access';
import type { Rubric } from '@podium/programmes';
import { shownRubric } from '../rubric/shown-rubric.js';
import { roundActs, type RoundFacts } from './round.acts.js';
import type { Round } from './round.type.js';

/** The state of round `r` at this instant. */
export const ROUND_STATE = `CASE WHEN r.state = 'open' AND r.closes_at <= clock_timestamp() THEN 'OVERDUE' ELSE upper(r.state) END`;

/** What judges and those who preside may both read of round `r`. */
export const ROUND_COLUMNS = `r.id, r.edition_code AS "editionCode", r.category_code AS "categoryCode",
  r.stream_code AS "streamCode", r.stage, r.rubric, ${ROUND_STATE} AS state, r.opened_at AS "openedAt",
  r.closes_at AS "closesAt", r.closed_at AS "closedAt"`;

/** How whoever asks, who is parameter $1, stands to round `r`: as its judge, and in conflict with its contenders. */
export const OWN = `own.seat_id AS "seatId", own.declared_at AS "declaredAt", e.time_zone AS "timeZone",
  r.id NOT IN (SELECT b.round_id FROM barred_round b WHERE b.person_id = $1) AS impartial`;
export const FROM_ROUND = `FROM round r JOIN edition e ON e.code = r.edition_code
  LEFT JOIN (SELECT DISTINCT ON (rs.round_id) rs.round_id, rs.seat_id, rs.declared_at FROM person p
    JOIN seat s ON s.email_key = p.email_key AND s.vacated_at IS NULL JOIN round_seat rs ON rs.seat_id = s.id
    WHERE p.person_id = $1 ORDER BY rs.round_id, rs.seat_id) own ON own.round_id = r.id`;

const PROGRESS = `(SELECT jsonb_build_object('contenders', count(*), 'unassigned', count(*) FILTER (WHERE c.assigned = 0),
    'assigned', coalesce(sum(c.assigned), 0), 'handedIn', coalesce(sum(c.handed_in), 0))
  FROM contender c WHERE c.round_id = r.id AND NOT c.withdrawn)`;

const CAME_TOO_LATE = `(SELECT count(*)::int FROM entry n WHERE r.state = 'closed' AND r.stage->'contenders'->>'from' = 'admitted'
  AND n.edition_code = r.edition_code AND (r.category_code IS NULL OR n.category_code = r.category_code)
  AND (r.stream_code IS NULL OR n.stream_code = r.stream_code) AND n.dossier_id IS NOT NULL AND NOT n.withdrawn
  AND NOT EXISTS (SELECT FROM contender c WHERE c.round_id = r.id AND c.entry_id = n.id))`;

/** For those who preside; $2 asks for the progress, $3 for those who came too late. */
const PRESIDING_COLUMNS = `r.panel_id AS "panelId", (SELECT t.hash FROM standing t WHERE t.round_id = r.id) AS "standingHash",
  CASE WHEN $2 THEN ${PROGRESS} END AS progress, CASE WHEN $3 THEN ${CAME_TOO_LATE} END AS "cameTooLate"`;

export const SELECT_ROUNDS = `SELECT ${ROUND_COLUMNS}, ${OWN}, ${PRESIDING_COLUMNS} ${FROM_ROUND}`;

type Standing = Omit<RoundFacts, 'closesAt' | 'closedAt'> & { seatId: string | null };
/** What is for those who preside; a judge's query does not ask for it. */
type Presiding = 'panelId' | 'standingHash' | 'progress' | 'cameTooLate';
export type RoundRow = Omit<Round, '__typename' | 'edition' | 'viewerCan' | 'rubric' | Presiding> &
  Partial<Pick<Round, Presiding>> &
  Standing & { rubric: Rubric };

/** In which capacities somebody stands to a round. */
export function capacitiesTo(
  { editionCode, categoryCode, seatId }: { editionCode: string; categoryCode: string | null; seatId: string | null },
  held: Appointment[],
): ReadonlySet<Capacity> {
  const has = new Set(capacitiesAt(held, editionCode, categoryCode));
  if (seatId !== null) has.add('judge');
  return has;
}

/** A round for the graph: what only those who preside may know is left out for a judge. */
export function roundOf(row: RoundRow, held: Appointment[]): Round {
  const { impartial, timeZone, seatId: _seat, ...seen } = row;
  const capacities = capacitiesTo(row, held);
  const presides = roundActs.isTheirs('READ', capacities);
  const { closesAt, closedAt, state } = row;
  return {
    __typename: 'Round',
    ...seen,
    rubric: shownRubric(row.rubric),
    edition: { code: row.editionCode },
    panelId: (presides && row.panelId) || null,
    standingHash: (presides && row.standingHash) || null,
    progress: (presides && row.progress) || null,
    cameTooLate: presides ? (row.cameTooLate ?? null) : null,
    viewerCan: roundActs.open({ capacities, state, facts: { impartial, timeZone, closesAt, closedAt } }),
  };
}
