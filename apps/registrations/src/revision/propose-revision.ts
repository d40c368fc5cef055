import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, holdsSomewhereIn, type Appointment, type RequestContext } from '@podium/platform-access';
import { checked, givenReason, InputRefused, plainText, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import { diffEditions, type Edition } from '@podium/programmes';
import { canonical, sha256Hex } from '@podium/scoring';
import { v7 as uuidv7 } from 'uuid';
import { EditionFacts } from '../edition/edition-facts.js';
import { inForce } from '../edition/edition-rows.js';
import { EditionNotFound } from '../edition/edition.refusals.js';
import { Editions, type OpenedEdition } from '../edition/editions.js';
import { givenDefinition } from '../edition/given-definition.js';
import { judgedChanges } from './judged-changes.js';
import { ProposedDefinition } from './proposed-definition.js';
import { RevisionAct } from './revision-act.js';
import { named, type RevisionChange } from './revision-change.type.js';
import { capacitiesTowards, revisionActs } from './revision.acts.js';
import { NothingChanges, OutsideYourCategory } from './revision.refusals.js';
import { RevisionRepository, type KeptRevision } from './revision.repository.js';
import { RevisionState, type DecisionInput, type ProposeRevisionInput } from './revision.type.js';
import { WhatPeopleDid } from './what-people-did.js';

const MOST_DECISIONS = 1_000;
const NOBODY_DECIDED: ReadonlyMap<string, string> = new Map();

/** Proposes a new definition for an edition that is open. Nothing is locked: what moves meanwhile makes the proposal stale. */
@Injectable()
export class ProposeRevision {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(EditionFacts) private readonly facts: EditionFacts,
    @Inject(Documents) private readonly documents: Documents,
    @Inject(ProposedDefinition) private readonly proposed: ProposedDefinition,
    @Inject(WhatPeopleDid) private readonly did: WhatPeopleDid,
    @Inject(RevisionRepository) private readonly revisions: RevisionRepository,
  ) {}

  run(context: RequestContext, input: ProposeRevisionInput): Promise<KeptRevision> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const decisions = decisionsOf(input.decisions ?? []);
      const opened = await this.editions.current(input.editionCode, tx);
      if (!opened) refuse(new EditionNotFound('edition', input.editionCode));
      const held = await context.appointments();
      const own = holdsSomewhereIn(held, 'organiser', opened.edition.code) ? ownCategories(held, opened.edition) : [];
      const facts = { proposersOwn: true, entered: false };
      const capacities = capacitiesTowards(held, opened.edition.code, own);
      revisionActs.enforce(RevisionAct.PROPOSE, { capacities, state: 'NONE', facts });
      const { edition: stated, source } = givenDefinition('yaml', input.yaml);
      const next = await this.proposed.of(opened, stated);
      const definitionHash = await this.facts.keep(next);
      if (saysTheSame(opened, next, definitionHash)) refuse(new NothingChanges());
      const proposedAt = await tx.now();
      const situation = await this.did.in(tx, opened.edition, proposedAt);
      if (!capacities.has('editionOrganiser')) {
        const all = diffEditions(opened.edition, next, situation).map((each) => named(each, NOBODY_DECIDED));
        const outside = all.filter(({ categories }) => !isWithin(categories, own));
        if (outside.length > 0) refuse(new OutsideYourCategory(outside));
      }
      const changes = judgedChanges(opened.edition, next, situation, decisions);
      const nowhere = capacities.has('editionOrganiser') ? [] : own;
      const revision: Omit<KeptRevision, 'hash'> = {
        id: uuidv7(),
        editionCode: opened.edition.code,
        baseRevision: opened.revision,
        becameRevision: null,
        sourceHash: await this.documents.keep(source),
        definitionHash,
        calendar: next.calendar,
        changes,
        categories: changes.length > 0 ? touchedBy(changes) : nowhere,
        reason,
        proposedBy: context.person().personId,
        proposedAt,
        state: RevisionState.PROPOSED,
        decidedBy: null,
        decidedAt: null,
        entered: situation.entered?.length !== 0,
      };
      const kept = { ...revision, hash: hashOf(revision) };
      // It may have been taken back while the file was read.
      const [there] = await tx.query('SELECT 1 FROM edition WHERE code = $1 FOR KEY SHARE', [revision.editionCode]);
      if (!there) refuse(new EditionNotFound('edition', revision.editionCode));
      await this.revisions.add(tx, kept);
      return kept;
    });
  }
}

/** Over everything that approving it decides. */
function hashOf(revision: Omit<KeptRevision, 'hash'>): string {
  const { editionCode, baseRevision, definitionHash, sourceHash, calendar, changes, reason } = revision;
  return sha256Hex(
    canonical({
      schema: 'podium.revision/1',
      editionCode,
      baseRevision,
      definition: definitionHash,
      source: sourceHash,
      calendar: calendar.map((each) => ({ ...each })),
      changes: changes.map((each) => ({ ...each })),
      reason,
    }),
  );
}

function saysTheSame({ edition, versions, revision }: OpenedEdition, next: Edition, definitionHash: string): boolean {
  const dates = ({ calendar }: Edition) =>
    calendar.map(({ id, category, at, name }) => canonical({ id, category: category ?? null, at, name })).sort();
  return inForce(versions, revision).definition === definitionHash && dates(edition).join() === dates(next).join();
}

const ownCategories = (held: Appointment[], { code: editionCode, categories }: Edition): string[] =>
  categories.map(({ code }) => code).filter((code) => capacitiesAt(held, editionCode, code).has('categoryOrganiser'));

const isWithin = (categories: readonly string[], own: readonly string[]) =>
  categories.length > 0 && categories.every((code) => own.includes(code));

/** Empty as soon as one of them touches the whole edition. */
const touchedBy = (changes: readonly RevisionChange[]): string[] =>
  changes.some(({ categories }) => categories.length === 0)
    ? []
    : [...new Set(changes.flatMap(({ categories }) => categories))].sort();

function decisionsOf(given: readonly DecisionInput[]): ReadonlyMap<string, string> {
  if (given.length > MOST_DECISIONS)
    refuse(
      new InputRefused({
        en: `decisions: at most ${MOST_DECISIONS}`,
        zhHant: `決定最多 ${MOST_DECISIONS} 項。`,
        zhHans: `决定最多 ${MOST_DECISIONS} 项。`,
      }),
    );
  const decisions = new Map<string, string>();
  for (const { code, decision } of given) {
    const text = checked('decisions', plainText(2_000), decision);
    if (text === '')
      refuse(
        new InputRefused({
          en: 'decisions: say what you decide',
          zhHant: '請說明所作的決定。',
          zhHans: '请说明所作的决定。',
        }),
      );
    if (decisions.has(code))
      refuse(
        new InputRefused({
          en: `decisions: ${code.slice(0, 60)} stands there twice`,
          zhHant: `決定 ${code.slice(0, 60)} 列出兩次。`,
          zhHans: `决定 ${code.slice(0, 60)} 列出两次。`,
        }),
      );
    decisions.set(code, text);
  }
  return decisions;
}
