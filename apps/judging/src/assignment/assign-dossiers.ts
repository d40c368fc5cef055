import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { InputRefused, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { organises } from '../place/place.policy.js';
import { RoundClosed } from '../round/round.refusals.js';
import { Rounds } from '../round/rounds.js';
import { textInput } from '../text-input.js';
import type { AssignDossiersInput, DossiersAssigned } from './assignment.type.js';
import { distribute, type Pair } from './distribute.js';

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
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Rounds) private readonly rounds: Rounds,
  ) {}

  /** Adds what is missing; what is assigned stays, so that it may be run again after recusals and vacated seats. */
  run(context: RequestContext, input: AssignDossiersInput): Promise<DossiersAssigned> {
    return this.mutations.run(context, async (tx) => {
      const round = await this.rounds.hold(tx, context, input.roundId, organises);
      const seed = textInput('seed', input.seed, 200);
      const wanted = input.perDossier ?? null;
      if (wanted !== null && (wanted < 1 || wanted > MOST_PER_DOSSIER)) {
        refuse(new InputRefused(`perDossier: from 1 to ${MOST_PER_DOSSIER}, not ${wanted}`));
      }
      if (round.state !== 'open') refuse(new RoundClosed(round.closedAt as Date));
      const perDossier = wanted ?? (await this.rounds.frozen(tx, round.id)).stage.judgesPerDossier;
      const { dossiers, seats, conflicts, kept } = await whatIsThere(tx, round.id);
      const names = { dossiers: [...dossiers.keys()], judges: [...seats.keys()] };
      const pairs = await distribute({ ...names, conflicts, kept, perDossier, seed });
      const standing = new Set(kept.map(String));
      const added = pairs.filter((pair) => !standing.has(String(pair)));
      await tx.execute(
        `INSERT INTO assignment (id, round_id, dossier_id, seat_id)
         SELECT t.id, $1, t.dossier, t.seat FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS t (id, dossier, seat)`,
        [
          round.id,
          added.map(() => uuidv7()),
          added.map(([dossier]) => dossiers.get(dossier)),
          added.map(([, judge]) => seats.get(judge)),
        ],
      );
      const counts = new Map<string, number>();
      for (const [dossier] of pairs) counts.set(dossier, (counts.get(dossier) ?? 0) + 1);
      const short = names.dossiers.filter((dossier) => (counts.get(dossier) ?? 0) < perDossier).length;
      return { __typename: 'DossiersAssigned', roundId: round.id, assigned: pairs.length, added: added.length, short };
    });
  }
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
    `SELECT ${NAME} AS dossier, s.email_key AS judge FROM recusal u
     JOIN dossier d ON d.id = u.dossier_id JOIN seat s ON s.id = u.seat_id WHERE u.round_id = $1`,
    [roundId],
  );
  const kept = await tx.query<{ dossier: string; judge: string }>(
    `SELECT ${NAME} AS dossier, s.email_key AS judge FROM assignment a
     JOIN contender c USING (round_id, dossier_id) JOIN dossier d ON d.id = a.dossier_id JOIN seat s ON s.id = a.seat_id
     WHERE a.round_id = $1 AND a.ended_because IS NULL AND NOT c.withdrawn`,
    [roundId],
  );
  const byName = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [name, id]));
  return { dossiers: byName(dossiers), seats: byName(seats), conflicts: pairs(conflicts), kept: pairs(kept) };
}
