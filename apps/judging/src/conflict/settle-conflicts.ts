import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { givenReason, InputRefused, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { seeAs } from '../sight/sight.js';
import { conflictActs, type ConflictState } from './conflict.acts.js';
import { conflictById } from './conflict-queries.js';
import { ConflictNotFound } from './conflict.refusals.js';
import { ConflictKind, type Conflict, type OverruleConflictInput, type PinConflictInput } from './conflict.type.js';
import { applyConflicts, change, say } from './conflicts.js';

interface Judged {
  editionCode: string;
  categoryCode: string;
  emailKey: string;
  personId: string | null;
}

interface KeptConflict {
  id: string;
  editionCode: string;
  categoryCode: string;
  entryId: string;
  kind: string;
  state: ConflictState;
}

/** What organisers decide about conflicts. Of an entry that they are in conflict with themselves, they decide nothing. */
@Injectable()
export class SettleConflicts {
  constructor(@Inject(Mutations) private readonly mutations: Mutations) {}

  /** Keeps a judge away from an entry. */
  pin(context: RequestContext, input: PinConflictInput): Promise<Conflict> {
    return this.mutations.run(context, async (tx) => {
      const judged = await this.judgeAndEntry(tx, context, input);
      const { editionCode, categoryCode, emailKey: address, personId } = judged;
      const capacities = capacitiesAt(await context.appointments(), editionCode, categoryCode);
      conflictActs.enforce('PIN', { capacities, state: 'PINNED', facts: { kind: input.kind } });
      const reason = givenReason(input.reason);
      if ([ConflictKind.TEAM, ConflictKind.NAMED].includes(input.kind)) {
        refuse(
          new InputRefused({
            en: 'kind: who belongs to a team is known from the team',
            zhHant: '團隊成員的利益衝突由團隊資料得知，無須另行申報。',
            zhHans: '团队成员的利益冲突由团队资料得知，无须另行申报。',
          }),
        );
      }
      const until = input.until ?? null;
      if (until !== null && until <= (await tx.now()))
        refuse(
          new InputRefused({
            en: 'until: has passed',
            zhHant: '限期已過。',
            zhHans: '限期已过。',
          }),
        );
      const id = await say(tx, {
        editionCode,
        entryId: input.entryId,
        address,
        personId,
        kind: input.kind,
        source: 'pinned',
        reason,
        byPersonId: context.person().personId,
        until,
      });
      await applyConflicts(tx, [input.entryId]);
      return this.seen(tx, context, id);
    });
  }

  /** Finds that there is no conflict: what was inferred, declared or pinned bars nobody any more. */
  overrule(context: RequestContext, { conflictId, reason: why }: OverruleConflictInput): Promise<Conflict> {
    return this.mutations.run(context, async (tx) => {
      const kept = await this.kept(tx, context, conflictId);
      const capacities = capacitiesAt(await context.appointments(), kept.editionCode, kept.categoryCode);
      conflictActs.enforce('OVERRULE', { capacities, state: kept.state, facts: kept });
      const reason = givenReason(why);
      await change(tx, kept.id, {
        source: 'overruled',
        reason,
        byPersonId: context.person().personId,
        until: null,
      });
      await applyConflicts(tx, [kept.entryId]);
      return this.seen(tx, context, kept.id);
    });
  }

  private async judgeAndEntry(tx: Tx, context: RequestContext, { seatId, entryId }: PinConflictInput): Promise<Judged> {
    const [judged] =
      isUuid(seatId) && isUuid(entryId)
        ? await tx.query<Judged>(
            `SELECT e.edition_code AS "editionCode", e.category_code AS "categoryCode", s.email_key AS "emailKey",
               p.person_id AS "personId"
             FROM seat s JOIN panel n ON n.id = s.panel_id JOIN entry e ON e.id = $2 AND e.edition_code = n.edition_code
             LEFT JOIN person p ON p.email_key = s.email_key
             WHERE s.id = $1 AND e.id NOT IN (SELECT b.entry_id FROM barred b WHERE b.person_id = $3)`,
            [seatId, entryId, context.person().personId],
          )
        : [];
    return judged ?? refuse(new ConflictNotFound());
  }

  private async kept(tx: Tx, context: RequestContext, id: string): Promise<KeptConflict> {
    const [kept] = isUuid(id)
      ? await tx.query<KeptConflict>(
          `SELECT k.id, k.edition_code AS "editionCode", e.category_code AS "categoryCode", k.entry_id AS "entryId", k.kind,
             upper(k.source) AS state
           FROM conflict k JOIN entry e ON e.id = k.entry_id
           WHERE k.id = $1 AND e.id NOT IN (SELECT b.entry_id FROM barred b WHERE b.person_id = $2) FOR UPDATE OF k`,
          [id, context.person().personId],
        )
      : [];
    return kept ?? refuse(new ConflictNotFound());
  }

  private async seen(tx: Tx, context: RequestContext, id: string): Promise<Conflict> {
    const held = await context.appointments();
    await seeAs(tx, context);
    return (await conflictById(tx, id, held)) ?? refuse(new ConflictNotFound());
  }
}
