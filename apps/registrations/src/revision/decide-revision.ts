import { Inject, Injectable } from '@nestjs/common';
import { editionFrom, type EditionDefinition } from '@podium/contracts';
import { appointersOf, type RequestContext } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import { editionAt, type Edition } from '@podium/programmes';
import { validate as isUuid } from 'uuid';
import { recordMoves } from '../edition/calendar-changes.js';
import { EditionFacts } from '../edition/edition-facts.js';
import { addVersion, putCalendar } from '../edition/edition-rows.js';
import { Editions, type OpenedEdition } from '../edition/editions.js';
import { judgedChanges } from './judged-changes.js';
import { RevisionAct } from './revision-act.js';
import { capacitiesTowards, revisionActs, type RevisionStateName } from './revision.acts.js';
import { NotWhatWasProposed, RevisionNotFound } from './revision.refusals.js';
import { RevisionRepository, type KeptRevision } from './revision.repository.js';
import { RevisionState, type ApproveRevisionInput } from './revision.type.js';
import { WhatPeopleDid } from './what-people-did.js';

const stateOf = ({ state }: KeptRevision) => state.toUpperCase() as RevisionStateName;

/** Approves revisions, or declines them. */
@Injectable()
export class DecideRevision {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Database) private readonly database: Database,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(EditionFacts) private readonly facts: EditionFacts,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(WhatPeopleDid) private readonly did: WhatPeopleDid,
    @Inject(RevisionRepository) private readonly revisions: RevisionRepository,
  ) {}

  /** From the commit on the edition is what was proposed; every service hears it, and nothing that anybody did is touched. */
  approve(context: RequestContext, { revisionId, hash }: ApproveRevisionInput): Promise<KeptRevision> {
    return this.mutations.run(context, async (tx) => {
      const seen = await this.seen(tx, context, revisionId);
      const opened = await this.lockEdition(tx, seen.editionCode);
      const revision = (await this.revisions.lock(tx, seen.id)) as KeptRevision;
      await this.enforce(tx, context, RevisionAct.APPROVE, revision);
      if (hash !== revision.hash) refuse(new NotWhatWasProposed());
      const now = await tx.now();
      const next = await this.becoming(revision);
      // What people did since it was proposed counts: nothing may have come that it would break, or that nobody decided about.
      const decisions = new Map(revision.changes.map(({ code, decision }) => [code, decision ?? '']));
      judgedChanges(opened.edition, next, await this.did.in(tx, opened.edition, now), decisions);
      const by = context.person().personId;
      const became = await this.write(tx, opened, next, revision, by);
      const approved = {
        ...revision,
        state: RevisionState.APPROVED,
        decidedBy: by,
        decidedAt: now,
        becameRevision: became,
      };
      await this.revisions.decide(tx, approved);
      return approved;
    });
  }

  decline(context: RequestContext, revisionId: string): Promise<KeptRevision> {
    return this.mutations.run(context, async (tx) => {
      const { id } = await this.seen(tx, context, revisionId);
      const revision = (await this.revisions.lock(tx, id)) as KeptRevision;
      await this.enforce(tx, context, RevisionAct.DECLINE, revision);
      const decided = { decidedBy: context.person().personId, decidedAt: await tx.now() };
      const declined = { ...revision, state: RevisionState.DECLINED, ...decided };
      await this.revisions.decide(tx, declined);
      return declined;
    });
  }

  /** What whoever asks may do with each, in their order: one statement, however many they are. */
  async open(context: RequestContext, revisions: readonly KeptRevision[]): Promise<RevisionAct[][]> {
    const held = await context.appointments();
    const chosenBy = await this.chosenBy(context, this.database);
    return revisions.map((revision) =>
      revisionActs.open({
        capacities: capacitiesTowards(held, revision.editionCode, revision.categories),
        state: stateOf(revision),
        facts: { proposersOwn: chosenBy.has(revision.proposedBy), entered: revision.entered },
      }),
    );
  }

  /** Whoever organises nothing there does not hear whether there is one. */
  private async seen(tx: Tx, context: RequestContext, id: string): Promise<KeptRevision> {
    const [revision] = isUuid(id) ? await this.revisions.byIds([id], tx) : [];
    const held = await context.appointments();
    const theirs =
      revision &&
      revisionActs.isTheirs(RevisionAct.PROPOSE, capacitiesTowards(held, revision.editionCode, revision.categories));
    if (!revision || !theirs) refuse(new RevisionNotFound());
    return revision;
  }

  /**
   * The edition for this transaction alone, and the numbers of its categories, which whoever begins an entry takes first: no
   * entry comes into a stream while it is being decided that nobody is in it.
   */
  private async lockEdition(tx: Tx, code: string): Promise<OpenedEdition> {
    await tx.query('SELECT 1 FROM entry_number WHERE edition_code = $1 ORDER BY category_code FOR UPDATE', [code]);
    await tx.query('SELECT 1 FROM edition WHERE code = $1 FOR UPDATE', [code]);
    const opened = await this.editions.current(code, tx);
    if (!opened) refuse(new RevisionNotFound());
    return opened;
  }

  private async enforce(tx: Tx, context: RequestContext, act: RevisionAct, revision: KeptRevision): Promise<void> {
    const held = await context.appointments();
    const capacities = capacitiesTowards(held, revision.editionCode, revision.categories);
    const proposersOwn = (await this.chosenBy(context, tx)).has(revision.proposedBy);
    revisionActs.enforce(act, {
      capacities,
      state: stateOf(revision),
      facts: { proposersOwn, entered: revision.entered },
    });
  }

  /** Whoever asks, and everybody by whom they were appointed, directly or not. */
  private async chosenBy(context: RequestContext, db: Pick<Tx, 'query'>): Promise<ReadonlySet<string>> {
    const { personId } = context.person();
    return new Set([personId, ...(await appointersOf(db, personId))]);
  }

  private async becoming({ definitionHash, calendar }: KeptRevision): Promise<Edition> {
    const definition = await this.documents.json<EditionDefinition>(definitionHash);
    return editionAt(editionFrom(definition, calendar), []);
  }

  private async write(
    tx: Tx,
    opened: OpenedEdition,
    next: Edition,
    revision: KeptRevision,
    by: string,
  ): Promise<number> {
    const { edition, id } = opened;
    const { code } = edition;
    const { definitionHash: definition, sourceHash: source, calendar, reason, proposedBy } = revision;
    const became = opened.revision + 1;
    await tx.execute('UPDATE edition SET revision = $2 WHERE code = $1', [code, became]);
    await addVersion(tx, code, { revision: became, definition, source });
    await recordMoves(tx, edition, next, { reason, by: proposedBy, approvedBy: by });
    await putCalendar(tx, next);
    await this.facts.tell(tx, { id, code, revision: became, definition, calendar });
    return became;
  }
}
