import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import { InputRefused, refuse, Refused } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { RoundChangedMeanwhile } from '../round/closing.refusals.js';
import { recountRound } from '../round/progress.js';
import { roundActs } from '../round/round.acts.js';
import { Rounds, type HeldRound } from '../round/rounds.js';
import { textInput } from '../text-input.js';
import type { AssignDossiersInput, DossiersAssigned } from './assignment.type.js';
import type { Pair, ToDistribute } from './distribute.js';
import { distributeApart } from './distribute-apart.js';

const MOST_PER_DOSSIER = 1000;

const NAME = `CASE WHEN starts_with(d.entry_code, d.edition_code || '-')
  THEN substr(d.entry_code, length(d.edition_code) + 2) ELSE d.entry_code END`;

/**
 * Gives dossiers to judges. Dossiers and judges go by names that another database would give them too, entry codes without the
 * edition's own code and addresses, so that the same seed gives the same assignment everywhere.
 */
@Injectable()
export class AssignDossiers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Rounds) private readonly rounds: Rounds,
  ) {}

  /**
   * Adds what is missing; what is assigned stays, so that it may be run again after conflicts and vacated seats. What is there is
   * read, who judges what is computed in a thread of its own and without a lock, and the answer is kept if the round is still
   * as it was read; if it is not, once more.
   */
  async run(context: RequestContext, input: AssignDossiersInput): Promise<DossiersAssigned> {
    for (let attempt = 1; ; attempt++) {
      const plan = await this.plan(context, input);
      try {
        return await this.mutations.run(context, (tx) => this.carryOut(tx, context, input, plan));
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
        // The same mutation once more: under an Idempotency-Key it keeps its place.
        context.mutations--;
        if (attempt === ATTEMPTS) return this.mutations.run(context, () => refuse(new RoundChangedMeanwhile()));
      }
    }
  }

  /** @returns null where the mutation itself must say why not */
  private async plan(context: RequestContext, input: AssignDossiersInput): Promise<Plan | null> {
    try {
      const { perDossier, seed, there } = await this.database.transaction((tx) =>
        context.readingIn(tx, () => this.read(tx, context, input)),
      );
      const given = toDistribute(there, perDossier, seed);
      return { read: JSON.stringify(given), pairs: await distributeApart(given) };
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  /** The round, held, with everything that decides who judges what. @throws {Refused} what stands in the way */
  private async read(tx: Tx, context: RequestContext, input: AssignDossiersInput) {
    const round = await this.rounds.hold(tx, context, input.roundId, 'ASSIGN');
    const seed = textInput('seed', input.seed, 200);
    const wanted = input.perDossier ?? null;
    if (wanted !== null && (wanted < 1 || wanted > MOST_PER_DOSSIER)) {
      refuse(
        new InputRefused({
          en: `perDossier: from 1 to ${MOST_PER_DOSSIER}, not ${wanted}`,
          zhHant: `每份檔案的評審須為 1 至 ${MOST_PER_DOSSIER} 名，而非 ${wanted} 名。`,
          zhHans: `每份档案的评审须为 1 至 ${MOST_PER_DOSSIER} 名，而非 ${wanted} 名。`,
        }),
      );
    }
    roundActs.enforce('ASSIGN', { capacities: round.capacities, state: round.state, facts: round });
    const perDossier = wanted ?? (await this.rounds.frozen(tx, round.id)).stage.judgesPerDossier;
    return { round, seed, perDossier, there: await whatIsThere(tx, round.id) };
  }

  private async carryOut(tx: Tx, context: RequestContext, input: AssignDossiersInput, plan: Plan | null) {
    const { round, perDossier, seed, there } = await this.read(tx, context, input);
    if (plan?.read !== JSON.stringify(toDistribute(there, perDossier, seed))) throw new ChangedMeanwhile();
    return keep(tx, round, { ...there, pairs: plan.pairs, perDossier });
  }
}

const ATTEMPTS = 5;

interface Plan {
  /** What it was made from. */
  read: string;
  pairs: Pair[];
}

class ChangedMeanwhile extends Error {}

const toDistribute = (
  { dossiers, seats, conflicts, kept }: WhatIsThere,
  perDossier: number,
  seed: string,
): ToDistribute => ({
  dossiers: [...dossiers.keys()],
  judges: [...seats.keys()],
  conflicts,
  kept,
  perDossier,
  seed,
});

interface Distributed extends Pick<WhatIsThere, 'dossiers' | 'seats' | 'kept'> {
  pairs: Pair[];
  perDossier: number;
}

async function keep(
  tx: Tx,
  round: HeldRound,
  { dossiers, seats, kept, pairs, perDossier }: Distributed,
): Promise<DossiersAssigned> {
  const standing = new Set(kept.map(String));
  const added = pairs.filter((pair) => !standing.has(String(pair)));
  await tx.execute(
    `INSERT INTO assignment (id, round_id, dossier_id, seat_id, entry_id)
     SELECT t.id, $1, t.dossier, t.seat, c.entry_id FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS t (id, dossier, seat)
     JOIN contender c ON c.round_id = $1 AND c.dossier_id = t.dossier
     ON CONFLICT (round_id, seat_id, dossier_id) DO UPDATE SET ended_because = NULL`,
    [
      round.id,
      added.map(() => uuidv7()),
      added.map(([dossier]) => dossiers.get(dossier)),
      added.map(([, judge]) => seats.get(judge)),
    ],
  );
  await recountRound(tx, round.id);
  const counts = new Map<string, number>();
  for (const [dossier] of pairs) counts.set(dossier, (counts.get(dossier) ?? 0) + 1);
  const short = [...dossiers.keys()].filter((dossier) => (counts.get(dossier) ?? 0) < perDossier).length;
  return { __typename: 'DossiersAssigned', roundId: round.id, assigned: pairs.length, added: added.length, short };
}

interface WhatIsThere {
  /** Ids by name, in order of the names. */
  dossiers: Map<string, string>;
  /** Seats by address. */
  seats: Map<string, string>;
  conflicts: Pair[];
  kept: Pair[];
}

async function whatIsThere(tx: Tx, roundId: string): Promise<WhatIsThere> {
  const dossiers = await tx.query<{ id: string; name: string }>(
    `SELECT d.id, ${NAME} AS name FROM contender c JOIN dossier d ON d.id = c.dossier_id
     WHERE c.round_id = $1 AND NOT c.withdrawn ORDER BY 2`,
    [roundId],
  );
  const seats = await tx.query<{ id: string; name: string }>(
    `SELECT s.id, s.email_key AS name FROM round_seat rs JOIN seat s ON s.id = rs.seat_id
     WHERE rs.round_id = $1 AND s.vacated_at IS NULL ORDER BY s.email_key FOR SHARE OF s`,
    [roundId],
  );
  const pairs = (rows: { dossier: string; judge: string }[]) =>
    rows.map(({ dossier, judge }): Pair => [dossier, judge]);
  const conflicts = await tx.query<{ dossier: string; judge: string }>(
    `SELECT ${NAME} AS dossier, s.email_key AS judge FROM round_seat rs JOIN seat s ON s.id = rs.seat_id
     JOIN barred_seat b ON b.seat_id = rs.seat_id
     JOIN contender c ON c.round_id = rs.round_id AND c.entry_id = b.entry_id AND NOT c.withdrawn
     JOIN dossier d ON d.id = c.dossier_id WHERE rs.round_id = $1 AND s.vacated_at IS NULL ORDER BY 1, 2`,
    [roundId],
  );
  const kept = await tx.query<{ dossier: string; judge: string }>(
    `SELECT ${NAME} AS dossier, s.email_key AS judge FROM assignment a
     JOIN contender c USING (round_id, dossier_id) JOIN dossier d ON d.id = a.dossier_id JOIN seat s ON s.id = a.seat_id
     WHERE a.round_id = $1 AND a.ended_because IS NULL AND NOT c.withdrawn ORDER BY 1, 2`,
    [roundId],
  );
  const byName = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [name, id]));
  return { dossiers: byName(dossiers), seats: byName(seats), conflicts: pairs(conflicts), kept: pairs(kept) };
}
