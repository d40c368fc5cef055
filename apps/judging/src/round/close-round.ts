import { Inject, Injectable } from '@nestjs/common';
import { roundClosedV1 } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, InputRefused, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { rank, Refused as NotRankable, type Standing } from '@podium/scoring';
import { validate as isUuid } from 'uuid';
import { organises } from '../place/place.policy.js';
import { standingInput, type ChairSays } from '../standing/standing-input.js';
import { Standings } from '../standing/standings.js';
import { optionalTextInput } from '../text-input.js';
import { PlacesShared, RoundAbandoned, RoundClosed, SheetsMissing, StandingNotPossible } from './round.refusals.js';
import type { CloseRoundArgs, Round, RoundProgress } from './round.type.js';
import { Rounds, type HeldRound } from './rounds.js';

/** Closes rounds into standings, or abandons them. */
@Injectable()
export class CloseRound {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Rounds) private readonly rounds: Rounds,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Closes a round; one that is closed already is left as it is and answered alike, whoever closed it. */
  run(context: RequestContext, args: CloseRoundArgs): Promise<Round> {
    return this.mutations.run(context, async (tx) => {
      const round = await this.rounds.hold(tx, context, args.roundId);
      const reason = args.force ? givenReason(args.reason ?? '') : null;
      const says = chairSays(args);
      if (round.state === 'abandoned') refuse(new RoundAbandoned());
      if (round.state === 'open') {
        if (!args.force) await this.mustBeComplete(tx, round);
        await this.close(tx, round, context.person().personId, args, says, reason);
      }
      return (await this.rounds.seen(tx, round.id)) as Round;
    });
  }

  /** Gives a round up: it has no standing, its sheets count nowhere, and another one may be opened in its place. */
  abandon(context: RequestContext, roundId: string, why: string): Promise<Round> {
    return this.mutations.run(context, async (tx) => {
      const round = await this.rounds.hold(tx, context, roundId, organises);
      if (round.state === 'closed') refuse(new RoundClosed(round.closedAt as Date));
      const reason = givenReason(why);
      await tx.execute(
        `UPDATE round SET state = 'abandoned', closed_at = clock_timestamp(), closed_by = $2, closed_because = $3
         WHERE id = $1 AND state = 'open'`,
        [round.id, context.person().personId, reason],
      );
      return (await this.rounds.seen(tx, round.id)) as Round;
    });
  }

  private async mustBeComplete(tx: Tx, round: HeldRound): Promise<void> {
    const seen = await this.rounds.seen(tx, round.id);
    const { assigned, handedIn, unassigned } = seen?.progress as RoundProgress;
    if (handedIn < assigned || unassigned > 0) refuse(new SheetsMissing(assigned - handedIn, unassigned));
  }

  private async close(
    tx: Tx,
    round: HeldRound,
    closedBy: string,
    { refuseTies }: CloseRoundArgs,
    says: ChairSays,
    because: string | null,
  ): Promise<void> {
    const { input, leftOut } = await standingInput(tx, round, await this.rounds.frozen(tx, round.id), says);
    const standing = rankOrRefuse(input);
    const shared = standing.ties.filter(({ brokenBy }) => brokenBy === null).map(({ dossiers }) => dossiers);
    if (refuseTies && shared.length > 0) refuse(new PlacesShared(shared));
    const closedAt = await tx.now();
    const standingHash = await this.standings.keep(tx, standing, leftOut);
    await tx.execute(
      `UPDATE round SET state = 'closed', closed_at = $2, closed_by = $3, closed_because = $4 WHERE id = $1`,
      [round.id, closedAt, closedBy, because],
    );
    const { editionCode, stageCode, categoryCode, streamCode } = round;
    await this.outbox.add(tx, roundClosedV1, {
      roundId: round.id,
      editionCode,
      stageCode,
      categoryCode,
      streamCode,
      standing: standing as never,
      standingHash,
      dossiers: await this.entries(tx, round.id),
      closedAt: closedAt.toISOString(),
      closedBy,
    });
  }

  private async entries(tx: Tx, roundId: string): Promise<Record<string, { entryId: string; entryCode: string }>> {
    const rows = await tx.query<{ id: string; entryId: string; entryCode: string }>(
      `SELECT d.id, d.entry_id AS "entryId", d.entry_code AS "entryCode" FROM placed p
       JOIN dossier d ON d.id = p.dossier_id WHERE p.round_id = $1`,
      [roundId],
    );
    return Object.fromEntries(rows.map(({ id, ...entry }) => [id, entry]));
  }
}

function rankOrRefuse(input: Parameters<typeof rank>[0]): Standing {
  try {
    return rank(input);
  } catch (error) {
    if (error instanceof NotRankable) refuse(new StandingNotPossible(error.refused, error.because));
    throw error;
  }
}

function chairSays({ panelVotes, drawSeed }: CloseRoundArgs): ChairSays {
  const votes: Record<string, number> = {};
  for (const { dossierId, votes: given } of panelVotes ?? []) {
    if (!isUuid(dossierId)) refuse(new InputRefused('panelVotes: there is no such dossier'));
    if (given < 0) refuse(new InputRefused('panelVotes: votes are 0 or more'));
    if (Object.hasOwn(votes, dossierId)) refuse(new InputRefused('panelVotes: a dossier stands there twice'));
    votes[dossierId] = given;
  }
  return { panelVotes: votes, drawSeed: optionalTextInput('drawSeed', drawSeed, 200) };
}
