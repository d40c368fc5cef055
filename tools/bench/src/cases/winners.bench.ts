import { WINNERS } from '@podium/season';
import type { Stage } from '../graph/bench-edition.js';
import { compare } from '../load/interleaved.js';
import { post, type Target } from '../load/load.js';
import type { BenchRow } from '../row.js';

/** As many as were awarded in 2023, about. */
const AWARDS = 80;

/** The released winners, as anybody reads them, against a route that holds the answer ready. */
export async function winnersBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  await releaseAwards(stage);
  const body = JSON.stringify({
    query: WINNERS,
    variables: { editionCode: stage.code, locale: 'ZH_HANT', after: null },
  });
  const response = await fetch(`${stage.urls.gateway}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { data } = JSON.parse(bytes.toString()) as { data: { winners: { nodes: unknown[] } } };
  if (data.winners.nodes.length !== AWARDS) throw new Error(`${data.winners.nodes.length} winners`);
  await stage.bare.ask('bytes', { type: response.headers.get('content-type'), base64: bytes.toString('base64') });
  const asking = (url: string, path: string): Target => {
    const request = post(path, body);
    return {
      url,
      request: () => request,
      check: (answer) => {
        if (!answer.equals(bytes)) throw new Error(`another answer: ${answer.toString().slice(0, 500)}`);
      },
    };
  };
  return [
    await compare({
      name: `public winners, warm (${AWARDS} awards, ${Math.round(bytes.length / 1000)} kB)`,
      goal: 0.75,
      base: 'bare Fastify route, same bytes',
      seconds,
      measured: asking(stage.urls.gateway, '/graphql'),
      against: asking(stage.bareUrl, '/bytes'),
      rest: stage.rest,
    }),
  ];
}

/** Puts released awards where the public login reads them. How they come to be there is not what is measured here. */
async function releaseAwards({ db, code }: Stage): Promise<void> {
  await db.query('BEGIN');
  // They refer to conferred awards, which this database has none of.
  await db.query('SET LOCAL session_replication_role = replica');
  await db.query(
    `INSERT INTO results.released_award (id, award_id, edition_code, award_code, award_name, scope, stage_code, place, category_code,
       category_name, stream_code, stream_name, entry_code, title, team_name, organisations, sort_key, released_at)
     SELECT gen_random_uuid(), gen_random_uuid(), $1, 'gold', '{"en": "Gold Award", "zhHant": "金獎"}', 'stream', 'judging', 1, e.category_code,
       '{"en": "Student Innovation Award", "zhHant": "學生創新獎"}', e.stream_code, '{"en": "Tertiary", "zhHant": "大專"}',
       e.code, e.title, t.name, jsonb_build_array(jsonb_build_object('name', t.organisation)),
       ARRAY[row_number() OVER (ORDER BY e.code)::int, 0, 0], now() - interval '1 day'
     FROM registrations.entry e JOIN registrations.team t ON t.id = e.team_id ORDER BY e.code LIMIT ${AWARDS}`,
    [code],
  );
  await db.query('COMMIT');
}
