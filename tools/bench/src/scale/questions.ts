import type pg from 'pg';

/** What is asked of the small and of the large installation alike, and in whose name. */
export interface Question {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  who: 'organiser' | 'administrator' | 'judge' | 'nobody';
}

/** Somebody of the season, and rows of it, that the questions are about. */
export interface Season {
  code: string;
  organiser: string;
  judge: string;
  roundId: string;
  releaseId: string;
  entryId: string;
  categoryCode: string;
}

export async function seasonIn(db: pg.Client): Promise<Season> {
  const { rows } = await db.query<Season>(
    `SELECT e.code, r.id AS "roundId", w.category_code AS "categoryCode", w.id AS "entryId",
       (SELECT p.email FROM accounts.appointment a JOIN accounts.person p ON p.id = a.person_id
        WHERE a.role = 'organiser' AND a.edition_code = e.code AND NOT a.ended ORDER BY a.id LIMIT 1) AS organiser,
       (SELECT s.email_key FROM judging.assignment a JOIN judging.seat s ON s.id = a.seat_id
        GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS judge,
       (SELECT id FROM results.release ORDER BY proposed_at LIMIT 1) AS "releaseId"
     FROM registrations.edition e,
       LATERAL (SELECT round_id AS id FROM judging.contender GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS r,
       LATERAL (SELECT id, category_code FROM registrations.entry WHERE state = 'admitted' ORDER BY code LIMIT 1) AS w`,
  );
  const [season] = rows;
  if (!season) throw new Error('no season was held');
  return season;
}

const page = (field: string, nodes: string) =>
  `${field} { nodes { ${nodes} } pageInfo { hasNextPage endCursor } totalCount }`;

/** Every query that was ever seen to become slow, and those that must stay as they are. */
export function questions(season: Season): Question[] {
  const ask = (name: string, who: Question['who'], query: string, variables: Record<string, unknown> = {}) => ({
    name,
    who,
    query,
    variables: { code: season.code, ...variables },
  });
  const edition = 'query($code: String!)';
  const entry =
    'id code title state version categoryCode streamCode submittedAt roster { name members { displayName leader } }';
  const round =
    'id state stage { code } categoryCode closesAt progress { assigned contenders handedIn unassigned } viewerCan';
  return [
    ask('letterCounts', 'administrator', '{ letterCounts { queued sent failed inDoubt } }'),
    ask('letters, newest', 'administrator', page('{ letters(first: 50)', 'id kind recipient state') + '}'),
    ask(
      'letters of the edition, failed',
      'administrator',
      `${edition} { ${page('letters(editionCode: $code, state: FAILED, first: 50)', 'id kind failure')} }`,
    ),
    ask(
      'winners, the same question',
      'nobody',
      `${edition} { ${page('winners(editionCode: $code, first: 100)', 'awardName entryCode title teamName releasedAt')} }`,
    ),
    ask(
      'awards',
      'organiser',
      `${edition} { ${page('awards(editionCode: $code, first: 50)', 'id awardCode entryCode place state viewerCan')} }`,
    ),
    ask(
      'awards of a release',
      'organiser',
      `query($code: String!, $release: ID) { ${page('awards(editionCode: $code, releaseId: $release, first: 50)', 'id entryCode')} }`,
      { release: season.releaseId },
    ),
    ask(
      'awardsDue',
      'organiser',
      `${edition} { ${page('awardsDue(editionCode: $code, first: 50)', 'awardCode conferred suggestions { entryCode place }')} }`,
    ),
    ask(
      'releases',
      'organiser',
      `${edition} { ${page('releases(editionCode: $code, first: 50)', 'id state awardCount')} }`,
    ),
    ask('rounds', 'organiser', `${edition} { ${page('rounds(editionCode: $code, first: 50)', round)} }`),
    ask('round', 'organiser', `query($round: ID!) { round(id: $round) { ${round} cameTooLate } }`, {
      round: season.roundId,
    }),
    ask(
      'panels',
      'organiser',
      `${edition} { ${page('panels(editionCode: $code, first: 50)', 'id name seats(first: 50) { nodes { id } totalCount }')} }`,
    ),
    ask(
      'standing',
      'organiser',
      `query($round: ID!) { standing(roundId: $round) { hash ${page('ranking(first: 50)', 'place')} } }`,
      { round: season.roundId },
    ),
    ask(
      'eligibility',
      'organiser',
      'query($entry: ID!) { eligibility(entryId: $entry) { findings { applies outcome because } } }',
      {
        entry: season.entryId,
      },
    ),
    ask(
      'conflicts',
      'organiser',
      `${edition} { ${page('conflicts(editionCode: $code, first: 50)', 'id kind entryCode')} }`,
    ),
    ask(
      'myAssignments',
      'judge',
      `${edition} { ${page('myAssignments(editionCode: $code, first: 50)', 'id state round { id } dossier { id }')} }`,
    ),
    ask('myRounds', 'judge', `${edition} { ${page('myRounds(editionCode: $code, first: 50)', round)} }`),
    ask('entries, first page', 'organiser', `${edition} { ${page('entries(editionCode: $code, first: 50)', entry)} }`),
    ask(
      'entries by category and state',
      'organiser',
      `query($code: String!, $category: String) { ${page('entries(editionCode: $code, categoryCode: $category, state: ADMITTED, first: 50)', entry)} }`,
      { category: season.categoryCode },
    ),
    ask(
      'entries, none in a state',
      'organiser',
      `${edition} { ${page('entries(editionCode: $code, state: WITHDRAWN, first: 50)', entry)} }`,
    ),
    ask('entry', 'organiser', `query($entry: ID!) { entry(id: $entry) { ${entry} answers viewerCan } }`, {
      entry: season.entryId,
    }),
    ask('editions', 'nobody', page('{ editions(first: 20)', 'code label name') + '}'),
    ask(
      'edition',
      'nobody',
      `${edition} { edition(code: $code) { code name calendar { code at } categories { code } } }`,
    ),
    ask(
      'appointments',
      'organiser',
      `${edition} { ${page('appointments(editionCode: $code, first: 50)', 'id role person { id }')} }`,
    ),
  ];
}
