import { Injectable } from '@nestjs/common';
import type { Tx } from '@podium/platform-database';
import type { Edition, Situation } from '@podium/programmes';

interface Answered {
  category: string;
  field: string;
  submitted: boolean;
}

/** What registrations knows of what people did in an edition; see ADR 19 for what it cannot know. */
@Injectable()
export class WhatPeopleDid {
  /** @param now  the instant to judge deadlines by */
  async in(tx: Pick<Tx, 'query'>, { code, categories }: Edition, now: Date): Promise<Situation> {
    const places = await tx.query<{ category: string; stream: string; frozen: boolean }>(
      `SELECT e.category_code AS category, e.stream_code AS stream,
         bool_or(EXISTS (SELECT FROM dossier d WHERE d.entry_id = e.id)) AS frozen
       FROM entry e WHERE e.edition_code = $1 GROUP BY e.category_code, e.stream_code`,
      [code],
    );
    const answers = await tx.query<Answered>(
      `SELECT e.category_code AS category, a.key AS field, bool_or(e.submitted_at IS NOT NULL) AS submitted
       FROM entry e, jsonb_each(e.answers) a WHERE e.edition_code = $1 AND a.value NOT IN ('null', '""', '[]', '{}')
       GROUP BY e.category_code, a.key`,
      [code],
    );
    const frozen = new Set(places.flatMap((place) => (place.frozen ? [place.category] : [])));
    const named = ({ category, field }: Answered) => `${category}/${field}`;
    return {
      now,
      answered: answers.map(named),
      draftedOnly: answers.filter(({ submitted }) => !submitted).map(named),
      entered: places.flatMap(({ category, stream }) => [category, `${category}/${stream}`]),
      judged: [],
      // Whoever judges is downstream and is never asked. Without a dossier nobody can have judged; with one somebody may have.
      mayBeJudged: categories.flatMap((category) =>
        frozen.has(category.code) ? category.stages.map((stage) => `${category.code}/${stage.code}`) : [],
      ),
    };
  }
}
