import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { givenReason, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { roundActs } from './round.acts.js';
import { NotAnExtension } from './round.refusals.js';
import type { ExtendRoundInput, Round } from './round.type.js';
import { Rounds } from './rounds.js';

/** Gives the judges of a round more time, also when its time is over; who did so and why stays on record. */
@Injectable()
export class ExtendRound {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Rounds) private readonly rounds: Rounds,
  ) {}

  run(context: RequestContext, { roundId, closesAt, reason: why }: ExtendRoundInput): Promise<Round> {
    return this.mutations.run(context, async (tx) => {
      const round = await this.rounds.hold(tx, context, roundId, 'EXTEND');
      roundActs.enforce('EXTEND', { capacities: round.capacities, state: round.state, facts: round });
      const reason = givenReason(why);
      const now = await tx.now();
      if (round.closesAt === null || closesAt <= round.closesAt || closesAt <= now) {
        refuse(new NotAnExtension(round.closesAt, round.timeZone));
      }
      await tx.execute('UPDATE round SET closes_at = $2, extended_to = $2 WHERE id = $1', [round.id, closesAt]);
      await tx.execute(
        'INSERT INTO round_extension (id, round_id, was, becomes, reason, by_person) VALUES ($1, $2, $3, $4, $5, $6)',
        [uuidv7(), round.id, round.closesAt, closesAt, reason, context.person().personId],
      );
      return this.rounds.seen(tx, context, round.id);
    });
  }
}
