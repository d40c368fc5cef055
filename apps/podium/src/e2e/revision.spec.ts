import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { brokenInvariants, rowsOf, startPodium, untilSettled, type RunningPodium } from '@podium/testing';
import { ask, signedIn } from './asking.fixture.js';
import { CONTEST } from './revision.fixture.js';

const MINUTES = 60_000;

let podium: RunningPodium;
const tokens = new Map<string, string>();
beforeAll(async () => {
  podium = await startPodium({ way: 'one process' });
}, 3 * MINUTES);
afterAll(async () => {
  await podium?.close();
}, MINUTES);

/** What one person asks; the one field of the answer. */
async function as(email: string, query: string, variables: Record<string, unknown> = {}) {
  const token = tokens.get(email) ?? (await signedIn(podium, email));
  tokens.set(email, token);
  const { data, text } = await ask(podium.url, query, variables, { authorization: `Bearer ${token}` });
  if (!data) throw new Error(text);
  return Object.values(data)[0];
}

/** A mutation that must not be refused. */
async function does(email: string, field: string, input: Record<string, unknown>, of: string, wanted = '') {
  const type = `${field === 'submitEntry' ? 'SaveEntry' : field.charAt(0).toUpperCase() + field.slice(1)}Input`;
  const answer = await as(
    email,
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on ${of} { ${wanted || '__typename'} } ... on Refusal { message } } }`,
    { input },
  );
  if (answer.__typename !== of) throw new Error(`${field}: ${JSON.stringify(answer)}`);
  return answer;
}

const [ADMIN, FIRST, SECOND, JUDGE] = [
  'administrator@podium.example',
  'first@club.example',
  'second@club.example',
  'judge@club.example',
];
const [X, Y] = ['x@entrant.example', 'y@entrant.example'];
const editionCode = 'MIDST';

/** Two organisers make the edition what a file says, and everybody has heard of it. */
async function revise(source: string): Promise<{ becameRevision: number }> {
  const input = { editionCode, yaml: source, reason: 'The sponsor asks for it.' };
  const needed = await as(
    FIRST,
    'mutation ($input: ProposeRevisionInput!) { proposeRevision(input: $input) { __typename ... on DecisionsNeeded { changes { code what } } } }',
    { input },
  );
  expect(needed.__typename).toBe('DecisionsNeeded');
  const decisions = needed.changes.map(({ code }: { code: string }) => ({ code, decision: 'So be it.' }));
  const { id, hash } = await does(FIRST, 'proposeRevision', { ...input, decisions }, 'Revision', 'id hash');
  const approved = await does(SECOND, 'approveRevision', { revisionId: id, hash }, 'Revision', 'becameRevision');
  await untilSettled(podium.databaseUrl);
  return approved;
}

/** What each service holds of the edition: its revision, and its definition's hash where it needs it. */
async function held() {
  const [row] = await rowsOf<Record<string, unknown>>(
    podium.databaseUrl,
    `SELECT e.revision AS registrations, v.definition_hash AS definition,
       (SELECT revision FROM accounts.edition WHERE code = e.code) AS accounts, (SELECT revision FROM mailer.edition WHERE code = e.code) AS mailer,
       (SELECT jsonb_build_array(revision, definition_hash) FROM judging.edition WHERE code = e.code) AS judging,
       (SELECT jsonb_build_array(revision, definition_hash) FROM results.edition WHERE code = e.code) AS results
     FROM registrations.edition e JOIN registrations.edition_version v ON v.edition_code = e.code
     WHERE e.code = $1 ORDER BY v.revision DESC LIMIT 1`,
    [editionCode],
  );
  return row ?? {};
}
const everybodyHolds = (revision: number, definition: unknown) => ({
  registrations: revision,
  definition,
  accounts: revision,
  mailer: revision,
  judging: [revision, definition],
  results: [revision, definition],
});

interface Entered {
  id: string;
  version: number;
}

async function enters(email: string, pitch: string): Promise<Entered> {
  const member = { email, leader: true, familyName: 'Chan', givenName: 'Tai Man' };
  const team = { editionCode, name: { en: email }, members: [member] };
  const { id: teamId } = await does(email, 'registerTeam', team, 'Team', 'id');
  const place = { teamId, categoryCode: 'AA', streamCode: 'ALL', title: { en: pitch } };
  const { id, version } = await does(email, 'startEntry', place, 'Entry', 'id version');
  const answers = { pitch, phone: '9123 4567' };
  return does(email, 'saveEntry', { entryId: id, version, answers }, 'Entry', 'id version');
}

it(
  'an edition is revised in the middle of entering, and again while a round is open; nothing that anybody did changes',
  async () => {
    await does(ADMIN, 'openEdition', { yaml: CONTEST }, 'Edition');
    for (const email of [FIRST, SECOND]) {
      await does(ADMIN, 'appoint', { email, role: 'ORGANISER', editionCode }, 'Appointment');
    }
    await untilSettled(podium.databaseUrl);
    const [x, y] = [await enters(X, 'It walks.'), await enters(Y, 'It flies.')];

    // In the middle of entering: a field goes, another one comes.
    const phone = CONTEST.split('\n').find((line) => line.includes('id: phone')) as string;
    const film = '      - { id: film, kind: url, label: { en: Film, zhHant: 影片 }, required: true }';
    const second = CONTEST.replace(phone, film);
    expect((await revise(second)).becameRevision).toBe(2);
    const afterFirst = await held();
    expect(afterFirst).toEqual(everybodyHolds(2, afterFirst['definition']));

    for (const [email, entry, pitch] of [
      [X, x, 'It walks.'],
      [Y, y, 'It flies.'],
    ] as const) {
      const answers = { pitch, film: 'https://example.hk/film' };
      const told = 'version answers changedSince { revision fields { field kind } } noLongerAsked { field answer }';
      const sent = await does(
        email,
        'submitEntry',
        { entryId: entry.id, version: entry.version, answers },
        'Entry',
        told,
      );
      expect(sent).toMatchObject({
        answers: { ...answers, phone: '9123 4567' },
        changedSince: {
          revision: 1,
          fields: [
            { field: 'film', kind: 'NEW' },
            { field: 'phone', kind: 'NO_LONGER_ASKED' },
          ],
        },
        noLongerAsked: [{ field: 'phone', answer: '9123 4567' }],
      });
      await does(FIRST, 'screenEntry', { entryId: entry.id, version: sent.version, verdict: 'ADMIT' }, 'Entry');
    }
    await untilSettled(podium.databaseUrl);

    const place = { editionCode, stageCode: 'final', categoryCode: 'AA', streamCode: 'ALL' };
    const { id: panelId } = await does(FIRST, 'formPanel', { ...place, name: { en: 'Jury' } }, 'Panel', 'id');
    await does(FIRST, 'seatJudge', { panelId, email: JUDGE, familyName: 'Lee', givenName: 'Ming' }, 'Seat');
    const RUBRIC = 'rubric { criteria { code weight } }';
    const round = await does(FIRST, 'openRound', { ...place, panelId, whileEntering: true }, 'Round', `id ${RUBRIC}`);
    const weights = {
      criteria: [
        { code: 'idea', weight: '60' },
        { code: 'craft', weight: '40' },
      ],
    };
    expect(round.rubric).toEqual(weights);

    // While the round is open: other weights, for rounds that are opened later.
    expect(
      (await revise(second.replace('weight: 60', 'weight: 30').replace('weight: 40', 'weight: 70'))).becameRevision,
    ).toBe(3);
    const afterSecond = await held();
    expect(afterSecond).toEqual(everybodyHolds(3, afterSecond['definition']));
    expect(afterSecond['definition']).not.toBe(afterFirst['definition']);
    const seen = await as(FIRST, `query ($id: ID!) { round(id: $id) { ${RUBRIC} } }`, { id: round.id });
    expect(seen.rubric).toEqual(weights);

    await does(FIRST, 'assignDossiers', { roundId: round.id, seed: '1', perDossier: 1 }, 'DossiersAssigned');
    await does(JUDGE, 'declareConflicts', { roundId: round.id, conflicts: [] }, 'ConflictsDeclared');
    const { nodes } = await as(
      JUDGE,
      'query ($e: String!) { myAssignments(editionCode: $e) { nodes { dossier { id title } } } }',
      { e: editionCode },
    );
    expect(nodes).toHaveLength(2);
    for (const { dossier } of nodes) {
      const [idea, craft] = dossier.title === 'It walks.' ? ['100', '0'] : ['0', '100'];
      const marks = [
        { criterion: 'idea', mark: idea },
        { criterion: 'craft', mark: craft },
      ];
      await does(JUDGE, 'submitScoreSheet', { roundId: round.id, dossierId: dossier.id, marks }, 'ScoreSheet');
    }
    await does(FIRST, 'closeRound', { roundId: round.id }, 'Round');
    const standing = await as(
      FIRST,
      'query ($id: ID!) { standing(roundId: $id) { ranking { nodes { place total title(locale: EN) } } } }',
      { id: round.id },
    );
    // By the weights of when it was opened; by those of now the other one would have won.
    expect(standing.ranking.nodes).toEqual([
      { place: 1, total: expect.stringMatching(/^60(\.0+)?$/), title: 'It walks.' },
      { place: 2, total: expect.stringMatching(/^40(\.0+)?$/), title: 'It flies.' },
    ]);
    await untilSettled(podium.databaseUrl);
    expect(await brokenInvariants(podium)).toEqual([]);
  },
  3 * MINUTES,
);

it(
  'an edition that nobody entered is taken back everywhere, and one that somebody entered is not',
  async () => {
    await does(ADMIN, 'openEdition', { yaml: CONTEST, code: 'MISTAKE' }, 'Edition');
    await does(ADMIN, 'takeBackEdition', { editionCode: 'MISTAKE', reason: 'A typing error.' }, 'EditionTakenBack');
    await untilSettled(podium.databaseUrl);
    const ended = await rowsOf(
      podium.databaseUrl,
      `SELECT a.ended AS accounts, j.ended AS judging, r.ended AS results FROM accounts.edition a
     JOIN judging.edition j USING (code) JOIN results.edition r USING (code) WHERE code = 'MISTAKE'`,
    );
    expect(ended).toEqual([{ accounts: true, judging: true, results: true }]);
    const input = { email: FIRST, role: 'ORGANISER', editionCode: 'MISTAKE' };
    await expect(does(ADMIN, 'appoint', input, 'Appointment')).rejects.toThrow('appoint');
    const panel = {
      editionCode: 'MISTAKE',
      stageCode: 'final',
      categoryCode: 'AA',
      streamCode: 'ALL',
      name: { en: 'Jury' },
    };
    await expect(does(ADMIN, 'formPanel', panel, 'Panel')).rejects.toThrow('StageNotFound');
    await does(ADMIN, 'openEdition', { yaml: CONTEST, code: 'MISTAKE' }, 'Edition');
    await does(ADMIN, 'appoint', input, 'Appointment');
    await expect(
      does(ADMIN, 'takeBackEdition', { editionCode, reason: 'A typing error.' }, 'EditionTakenBack'),
    ).rejects.toThrow('EditionIsEntered');
  },
  MINUTES,
);
