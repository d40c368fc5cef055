import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { givenReason, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { EditionFacts } from './edition-facts.js';
import { inForce } from './edition-rows.js';
import { EditionNotFound } from './edition.refusals.js';
import { Editions } from './editions.js';
import { EditionIsEntered, type EditionTakenBack, type TakeBackEditionInput } from './taking-back.type.js';

/** Takes back an edition that was opened by mistake: in which no team was ever registered. */
@Injectable()
export class TakeBackEdition {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(EditionFacts) private readonly facts: EditionFacts,
  ) {}

  run(context: RequestContext, input: TakeBackEditionInput): Promise<EditionTakenBack> {
    return this.mutations.run(context, async (tx) => {
      const reason = givenReason(input.reason);
      const { editionCode: code } = input;
      // Whoever registers a team shares this lock first: either they come before, or they find no edition.
      await tx.query('SELECT 1 FROM edition WHERE code = $1 FOR UPDATE', [code]);
      const opened = await this.editions.current(code, tx);
      if (!opened) refuse(new EditionNotFound('edition', code));
      const [team] = await tx.query('SELECT 1 FROM team WHERE edition_code = $1 LIMIT 1', [code]);
      if (team) refuse(new EditionIsEntered());
      const takenBackAt = await tx.now();
      const revision = opened.revision + 1;
      await tx.execute(
        `INSERT INTO edition_taken_back (edition_code, revision, edition_id, opened_by, opened_at, taken_back_by, taken_back_at, reason)
         SELECT code, $2, id, opened_by, opened_at, $3, $4, $5 FROM edition WHERE code = $1`,
        [code, revision, context.person().personId, takenBackAt, reason],
      );
      await tx.execute('DELETE FROM edition WHERE code = $1', [code]);
      const { definition } = inForce(opened.versions, opened.revision);
      await this.facts.end(tx, { id: opened.id, code, revision, definition, calendar: opened.edition.calendar });
      return { __typename: 'EditionTakenBack', code, takenBackAt };
    });
  }
}
