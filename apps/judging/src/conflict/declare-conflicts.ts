import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, InputRefused, refuse, topic } from '@podium/platform-graphql';
import { Changes, Mutations } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { roundActs } from '../round/round.acts.js';
import { Rounds, type JudgedRound } from '../round/rounds.js';
import { seeAs } from '../sight/sight.js';
import { conflictById } from './conflict-queries.js';
import { NotOnPanel } from './conflict.refusals.js';
import {
  ConflictKind,
  type ConflictDeclaredInput,
  type ConflictsDeclared,
  type DeclareConflictsInput,
} from './conflict.type.js';
import { applyConflicts, say } from './conflicts.js';

const MOST_CONFLICTS = 2_000;

/**
 * A judge has read the list of entrants and says which come too near: those assignments end, in every round, and sheets that were
 * handed in for them do not count. The others open.
 */
@Injectable()
export class DeclareConflicts {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Rounds) private readonly rounds: Rounds,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  run(context: RequestContext, { roundId, conflicts }: DeclareConflictsInput): Promise<ConflictsDeclared> {
    return this.mutations.run(context, async (tx) => {
      const round = await this.rounds.share(tx, context, roundId);
      const said = conflicts.map(checkedConflict);
      if (said.length > MOST_CONFLICTS)
        refuse(
          new InputRefused({
            en: `conflicts: at most ${MOST_CONFLICTS}`,
            zhHant: `利益衝突最多申報 ${MOST_CONFLICTS} 項。`,
            zhHans: `利益冲突最多申报 ${MOST_CONFLICTS} 项。`,
          }),
        );
      roundActs.enforce('DECLARE', { capacities: round.capacities, state: round.state, facts: round });
      const entries = await entriesOf(
        tx,
        round.id,
        said.map(({ dossierId }) => dossierId),
      );
      const ids: string[] = [];
      for (const { dossierId, kind, reason } of said) {
        const entryId = entries.get(dossierId) ?? refuse(new NotOnPanel());
        ids.push(await say(tx, { ...whose(context, round), entryId, kind, source: 'declared', reason, until: null }));
      }
      await applyConflicts(tx, [...entries.values()]);
      this.changes.tell(tx, topic('round', round.id));
      const declaredAt = await tx.now();
      await tx.execute('UPDATE round_seat SET declared_at = $3 WHERE round_id = $1 AND seat_id = $2', [
        round.id,
        round.seatId,
        declaredAt,
      ]);
      return {
        __typename: 'ConflictsDeclared',
        roundId: round.id,
        declaredAt,
        conflicts: await seen(tx, context, ids),
      };
    });
  }
}

const whose = (context: RequestContext, { editionCode, emailKey }: JudgedRound) => ({
  editionCode,
  address: emailKey,
  personId: context.person().personId,
  byPersonId: context.person().personId,
});

const INFERRED_ALONE = [ConflictKind.TEAM, ConflictKind.NAMED];

/** @throws {Refused} InputRefused, NotOnPanel */
function checkedConflict({ dossierId, kind, reason }: ConflictDeclaredInput): ConflictDeclaredInput {
  if (INFERRED_ALONE.includes(kind))
    refuse(
      new InputRefused({
        en: 'conflicts: who belongs to a team is known from the team',
        zhHant: '團隊成員的利益衝突由團隊資料得知，無須另行申報。',
        zhHans: '团队成员的利益冲突由团队资料得知，无须另行申报。',
      }),
    );
  if (!isUuid(dossierId)) refuse(new NotOnPanel());
  return { dossierId, kind, reason: givenReason(reason) };
}

/** The entries of those dossiers that the round compares. */
async function entriesOf(tx: Tx, roundId: string, dossierIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ dossierId: string; entryId: string }>(
    `SELECT dossier_id AS "dossierId", entry_id AS "entryId" FROM contender
     WHERE round_id = $1 AND dossier_id = ANY($2::uuid[]) AND NOT withdrawn ORDER BY dossier_id`,
    [roundId, dossierIds],
  );
  return new Map(rows.map(({ dossierId, entryId }) => [dossierId, entryId]));
}

async function seen(tx: Tx, context: RequestContext, ids: string[]): Promise<ConflictsDeclared['conflicts']> {
  await seeAs(tx, context);
  const conflicts: ConflictsDeclared['conflicts'] = [];
  for (const id of new Set(ids)) {
    const conflict = await conflictById(tx, id, []);
    if (conflict) conflicts.push(conflict);
  }
  return conflicts;
}
