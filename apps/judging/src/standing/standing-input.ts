import type { Tx } from '@podium/platform-database';
import type { Aggregation, Recusal, Sheet, StandingInput, TieRule } from '@podium/scoring';
import type { Place } from '../place/place.js';
import type { Frozen } from '../round/rounds.js';
import { aggregationOf, tieRuleNames } from '../rubric/scoring-method.js';
import { scoringRubric } from '../rubric/scoring-rubric.js';

/** What only the chair can say at closing. */
export interface ChairSays {
  /** Votes by dossier, for the tie rule `panel-vote`. */
  panelVotes: Record<string, number>;
  /** For the tie rule `public-draw`. */
  drawSeed: string | null;
}

export interface Counted {
  input: StandingInput;
  /** Contenders without a sheet that counts, in the order of their ids. */
  leftOut: string[];
}

export interface RoundAt extends Place {
  id: string;
}

/** Everything that decides a round, as the scoring library takes it. Judges appear by their seats, never by name. */
export async function standingInput(
  tx: Pick<Tx, 'query'>,
  round: RoundAt,
  frozen: Frozen,
  says: ChairSays,
): Promise<Counted> {
  const contenders = await tx.query<{ dossier: string }>(
    'SELECT dossier_id AS dossier FROM contender WHERE round_id = $1 AND NOT withdrawn ORDER BY dossier_id',
    [round.id],
  );
  const sheets = await tx.query<Sheet>(
    `SELECT s.id, s.version, s.seat_id AS judge, s.dossier_id AS dossier, s.marks FROM sheet s
     JOIN contender c USING (round_id, dossier_id) WHERE s.round_id = $1 AND NOT c.withdrawn ORDER BY s.id`,
    [round.id],
  );
  const recusals = await tx.query<Recusal>(
    `SELECT rs.seat_id AS judge, c.dossier_id AS dossier FROM round_seat rs JOIN barred_seat b ON b.seat_id = rs.seat_id
     JOIN contender c ON c.round_id = rs.round_id AND c.entry_id = b.entry_id WHERE rs.round_id = $1 AND NOT c.withdrawn`,
    [round.id],
  );
  const recused = new Set(recusals.map(({ judge, dossier }) => `${judge} ${dossier}`));
  const marked = new Set(
    sheets.filter(({ judge, dossier }) => !recused.has(`${judge} ${dossier}`)).map(({ dossier }) => dossier),
  );
  const ids = contenders.map(({ dossier }) => dossier);
  const counts = ({ dossier }: { dossier: string }) => marked.has(dossier);
  const { method } = frozen;
  return {
    input: {
      round: round.id,
      rubric: scoringRubric(frozen.rubric),
      method: methodOf(frozen),
      rounding: method.rounding,
      tieRules: await tieRules(tx, round, frozen, says),
      placeStyle: method.placeStyle,
      dossiers: ids.filter((dossier) => marked.has(dossier)),
      sheets: sheets.filter(counts),
      recusals: recusals.filter(counts),
    },
    leftOut: ids.filter((dossier) => !marked.has(dossier)),
  };
}

/** A round is not opened with a method that there is none of. */
function methodOf({ method }: Frozen): Aggregation {
  const aggregation = aggregationOf(method);
  if (!aggregation) throw new Error(`a round was opened with the method ${method.aggregation.name}`);
  return aggregation;
}

async function tieRules(tx: Pick<Tx, 'query'>, round: RoundAt, frozen: Frozen, says: ChairSays): Promise<TieRule[]> {
  const rules: TieRule[] = [];
  for (const name of tieRuleNames(frozen.method) ?? []) {
    const rule = await tieRule(tx, name, round, frozen, says);
    if (rule) rules.push(rule);
  }
  return rules;
}

async function tieRule(
  tx: Pick<Tx, 'query'>,
  name: TieRule['name'],
  round: RoundAt,
  { stage }: Frozen,
  { panelVotes, drawSeed }: ChairSays,
): Promise<TieRule | null> {
  switch (name) {
    case 'earlier-round':
      return stage.contenders.from === 'stage'
        ? { name, totals: await earlierTotals(tx, round, stage.contenders.stage) }
        : null;
    case 'panel-vote':
      return { name, votes: panelVotes };
    case 'public-draw':
      // Without a seed nothing is drawn; a round that stays tied does not close then.
      return drawSeed === null ? null : { name, seed: drawSeed };
    default:
      return { name };
  }
}

async function earlierTotals(
  tx: Pick<Tx, 'query'>,
  round: RoundAt,
  stageCode: string,
): Promise<Record<string, string>> {
  const rows = await tx.query<{ dossier: string; total: string }>(
    `SELECT c.dossier_id AS dossier, p.total FROM contender c
     JOIN placed p ON p.entry_id = c.entry_id
     JOIN round r ON r.id = p.round_id AND r.edition_code = $2 AND r.stage_code = $3 AND r.state = 'closed'
     WHERE c.round_id = $1 AND NOT c.withdrawn`,
    [round.id, round.editionCode, stageCode],
  );
  return Object.fromEntries(rows.map(({ dossier, total }) => [dossier, total]));
}
