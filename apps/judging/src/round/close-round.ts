import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, InputRefused, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { NotComputable, type Standing, type StandingInput } from '@podium/scoring';
import { validate as isUuid } from 'uuid';
import { rankApart } from '../standing/rank-apart.js';
import { StandingFacts } from '../standing/standing-facts.js';
import { standingInput, type ChairSays } from '../standing/standing-input.js';
import { Standings } from '../standing/standings.js';
import { optionalTextInput } from '../text-input.js';
import { DrawSeedMissing, PlacesShared, SheetsMissing, StandingNotPossible } from './closing.refusals.js';
import { roundActs } from './round.acts.js';
import type { AbandonRoundInput, CloseRoundInput, Round } from './round.type.js';
import { Rounds, type Frozen, type HeldRound } from './rounds.js';

/** Closes rounds into standings, or abandons them. */
@Injectable()
export class CloseRound {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Rounds) private readonly rounds: Rounds,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(StandingFacts) private readonly facts: StandingFacts,
  ) {}

  /** Closes a round; one that is closed already is left as it is and answered alike, whoever closed it. */
  run(context: RequestContext, input: CloseRoundInput): Promise<Round> {
    return this.mutations.run(context, async (tx) => {
      const round = await this.rounds.hold(tx, context, input.roundId, 'CLOSE');
      const reason = input.force ? givenReason(input.reason ?? '') : null;
      const says = chairSays(input);
      if (round.state !== 'CLOSED') {
        roundActs.enforce('CLOSE', { capacities: round.capacities, state: round.state, facts: round });
        if (!input.force) await mustBeComplete(tx, round.id);
        await this.close(tx, round, context.person().personId, input, says, reason);
      }
      return this.rounds.seen(tx, context, round.id);
    });
  }

  /** Gives a round up: it has no standing, its sheets count nowhere, and another one may be opened in its place. */
  abandon(context: RequestContext, { roundId, reason: why }: AbandonRoundInput): Promise<Round> {
    return this.mutations.run(context, async (tx) => {
      const round = await this.rounds.hold(tx, context, roundId, 'ABANDON');
      const reason = givenReason(why);
      if (round.state !== 'ABANDONED') {
        roundActs.enforce('ABANDON', { capacities: round.capacities, state: round.state, facts: round });
      }
      await tx.execute(
        `UPDATE round SET state = 'abandoned', closed_at = clock_timestamp(), closed_by = $2, closed_because = $3
         WHERE id = $1 AND state = 'open'`,
        [round.id, context.person().personId, reason],
      );
      return this.rounds.seen(tx, context, round.id);
    });
  }

  private async close(
    tx: Tx,
    round: HeldRound,
    closedBy: string,
    { refuseTies }: CloseRoundInput,
    says: ChairSays,
    because: string | null,
  ): Promise<void> {
    const frozen = await this.rounds.frozen(tx, round.id);
    const { input, leftOut } = await standingInput(tx, round, frozen, says);
    const standing = await rankOrRefuse(input);
    mustBeDecided(standing, frozen, says, refuseTies);
    const closedAt = await tx.now();
    await this.standings.keep(tx, standing, leftOut);
    await tx.execute(
      `UPDATE round SET state = 'closed', closed_at = $2, closed_by = $3, closed_because = $4 WHERE id = $1`,
      [round.id, closedAt, closedBy, because],
    );
    await this.facts.tell(tx, { ...round, closedAt, closedBy }, standing);
  }
}

/** @throws {Refused} SheetsMissing. Counted by the service: what is missing does not depend on who asks */
async function mustBeComplete(tx: Tx, roundId: string): Promise<void> {
  const [row] = await tx.query<{ missing: number; unassigned: number }>(
    `SELECT coalesce(sum(assigned - handed_in), 0)::int AS missing, count(*) FILTER (WHERE assigned = 0)::int AS unassigned
     FROM contender WHERE round_id = $1 AND NOT withdrawn`,
    [roundId],
  );
  if (!row || row.missing > 0 || row.unassigned > 0) refuse(new SheetsMissing(row?.missing ?? 0, row?.unassigned ?? 0));
}

/** @throws {Refused} PlacesShared when it was asked, DrawSeedMissing when a draw decides and was not held */
function mustBeDecided({ ties }: Standing, { method }: Frozen, { drawSeed }: ChairSays, refuseTies: boolean): void {
  const shared = ties.filter(({ brokenBy }) => brokenBy === null).map(({ dossiers }) => dossiers);
  if (shared.length === 0) return;
  if (refuseTies) refuse(new PlacesShared(shared));
  if (drawSeed === null && method.tieRules.some(({ name }) => name === 'public-draw')) {
    refuse(new DrawSeedMissing(shared));
  }
}

async function rankOrRefuse(input: StandingInput): Promise<Standing> {
  try {
    return await rankApart(input);
  } catch (error) {
    if (error instanceof NotComputable) refuse(new StandingNotPossible(error.refused, error.because));
    throw error;
  }
}

function chairSays({ panelVotes, drawSeed }: CloseRoundInput): ChairSays {
  const votes: Record<string, number> = {};
  for (const { dossierId, votes: given } of panelVotes ?? []) {
    if (!isUuid(dossierId))
      refuse(
        new InputRefused({
          en: 'panelVotes: there is no such dossier',
          zhHant: '評審團票數：沒有這份檔案。',
          zhHans: '评审团票数：没有这份档案。',
        }),
      );
    if (given < 0)
      refuse(
        new InputRefused({
          en: 'panelVotes: votes are 0 or more',
          zhHant: '評審團票數須為 0 或以上。',
          zhHans: '评审团票数须为 0 或以上。',
        }),
      );
    if (Object.hasOwn(votes, dossierId))
      refuse(
        new InputRefused({
          en: 'panelVotes: a dossier stands there twice',
          zhHant: '評審團票數：同一份檔案列出兩次。',
          zhHans: '评审团票数：同一份档案列出两次。',
        }),
      );
    votes[dossierId] = given;
  }
  return { panelVotes: votes, drawSeed: optionalTextInput('drawSeed', drawSeed, 200) };
}
