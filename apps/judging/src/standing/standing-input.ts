import type { Tx } from '@podium/platform-database';
import type { Method, Rubric } from '@podium/programmes';
import type { Aggregation, Recusal, Sheet, StandingInput, TieRule } from '@podium/scoring';
import type { Frozen, HeldRound } from '../round/rounds.js';

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

/** Everything that decides a round, as the scoring library takes it. Judges appear by their seats, never by name. */
export async function standingInput(tx: Tx, round: HeldRound, frozen: Frozen, says: ChairSays): Promise<Counted> {
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
    `SELECT u.seat_id AS judge, u.dossier_id AS dossier FROM recusal u
     JOIN contender c USING (round_id, dossier_id) WHERE u.round_id = $1 AND NOT c.withdrawn`,
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
      method: method.aggregation as unknown as Aggregation,
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

/** The rubric without its names: those are not arithmetic. */
export function scoringRubric({ criteria, scale, notApplicable }: Rubric): StandingInput['rubric'] {
  return {
    criteria: criteria.map(({ id, weight, attributes }) => ({
      id,
      weight,
      attributes: attributes.map((attribute) => ({ id: attribute.id, weight: attribute.weight })),
    })),
    scale: { min: scale.min, max: scale.max, step: scale.step },
    notApplicable,
  };
}

async function tieRules(tx: Tx, round: HeldRound, frozen: Frozen, says: ChairSays): Promise<TieRule[]> {
  const rules: TieRule[] = [];
  for (const { name } of frozen.method.tieRules) {
    const rule = await tieRule(tx, name as TieRule['name'], round, frozen, says);
    if (rule) rules.push(rule);
  }
  return rules;
}

async function tieRule(
  tx: Tx,
  name: Method['tieRules'][number]['name'] & TieRule['name'],
  round: HeldRound,
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
      // Nothing was drawn: dossiers that are still tied share their place.
      return drawSeed === null ? null : { name, seed: drawSeed };
    default:
      return { name };
  }
}

async function earlierTotals(tx: Tx, round: HeldRound, stageCode: string): Promise<Record<string, string>> {
  const rows = await tx.query<{ dossier: string; total: string }>(
    `SELECT c.dossier_id AS dossier, p.total FROM contender c
     JOIN placed p ON p.entry_id = c.entry_id
     JOIN round r ON r.id = p.round_id AND r.edition_code = $2 AND r.stage_code = $3 AND r.state = 'closed'
     WHERE c.round_id = $1 AND NOT c.withdrawn`,
    [round.id, round.editionCode, stageCode],
  );
  return Object.fromEntries(rows.map(({ dossier, total }) => [dossier, total]));
}
