import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { entryV1, type Dossier } from '@podium/contracts';
import { aPdf, PNG } from '../inspection/files.fixture.js';
import type { RegistrationsUnderTest } from '../registrations.fixture.js';
import { aDraft, startWithFiles, Uploader } from '../upload/uploading.fixture.js';

let test: RegistrationsUnderTest;
let uploader: Uploader;
beforeAll(async () => {
  test = await startWithFiles();
  uploader = new Uploader(test.under);
});
afterAll(() => test.stop());

const complete = { pitch: 'It walks.' };

describe('the answer to a file field', () => {
  it('names papers by id; what they are, inspection says and nobody else', async () => {
    const { id: entryId, version, as } = await aDraft(test);
    const id = await uploader.paper(as, { entryId, filename: '簡報.pdf' }, aPdf(4));
    const claim = { id, name: 'better.pdf', type: 'pptx', bytes: 1, pages: 1 };
    const saved = await test.save(as, { entryId, version, answers: { ...complete, deck: [claim] } });
    const found = { id, name: '簡報.pdf', type: 'pdf', bytes: aPdf(4).length, pages: 4 };
    expect(saved.answers.deck).toMatchObject([found]);
    // It may have three pages; the draft keeps it, and it cannot be submitted.
    const submitted = await test.submit(as, { entryId, version: saved.version, answers: saved.answers });
    expect(submitted).toMatchObject({
      __typename: 'EntryIncomplete',
      problems: [{ path: 'deck.0', code: 'too-many-pages' }],
    });
    const better = await uploader.paper(as, { entryId }, aPdf(3));
    expect(
      await test.submit(as, { entryId, version: saved.version, answers: { ...complete, deck: better } }),
    ).toMatchObject({ __typename: 'Entry', answers: { deck: [{ id: better, pages: 3 }] } });
  });

  it('refuses what nobody uploaded, is another entry’s, or is for another field', async () => {
    const mine = await aDraft(test);
    const theirs = await aDraft(test);
    const papers = {
      theirs: await uploader.paper(theirs.as, { entryId: theirs.id }, aPdf(1)),
      proof: await uploader.paper(mine.as, { entryId: mine.id, field: 'proof', filename: 'a.png' }, PNG),
    };
    const claim = { name: 'a.pdf', type: 'pdf', bytes: 1, pages: 1 };
    for (const id of ['made-up', ...Object.values(papers)]) {
      const answers = { ...complete, deck: [{ ...claim, id }] };
      expect(await test.save(mine.as, { entryId: mine.id, version: mine.version, answers })).toMatchObject({
        __typename: 'EntryIncomplete',
        problems: [{ path: 'deck.0', code: 'not-uploaded' }],
      });
    }
  });

  it('that was kept before there were uploads can be read and stays, and is not submitted', async () => {
    const { id: entryId, version, as } = await aDraft(test);
    const old = [{ id: 'a1', name: 'a.pdf', type: 'pdf', bytes: 9, pages: 1 }];
    await test.database.execute('UPDATE entry SET answers = $2 WHERE id = $1', [
      entryId,
      JSON.stringify({ deck: old }),
    ]);
    const saved = await test.save(as, { entryId, version, answers: { ...complete, deck: old } });
    expect(saved).toMatchObject({ __typename: 'Entry', answers: { deck: old } });
    expect(await test.submit(as, { entryId, version: saved.version, answers: saved.answers })).toMatchObject({
      problems: [{ path: 'deck.0', code: 'not-uploaded' }],
    });
  });
});

const PAPERS = `query ($id: ID!) { entry(id: $id) { papers { id field version inUse name type pages hasPicture } } }`;
const OPEN = `mutation ($input: OpenPaperInput!) { openPaper(input: $input) { __typename
  ... on PaperLink { url pictureUrl expiresAt } ... on Refusal { message } } }`;
const open = (as: string, paperId: string) => test.ask(OPEN, { input: { paperId } }, { as });

describe('the papers of an entry', () => {
  it('are all there, the newest first, and say which of them counts', async () => {
    const { id: entryId, version, as } = await aDraft(test);
    const [first, second] = [
      await uploader.paper(as, { entryId }, aPdf(1)),
      await uploader.paper(as, { entryId }, aPdf(2)),
    ];
    await test.save(as, { entryId, version, answers: { deck: [{ id: first }] } });
    expect((await test.ask(PAPERS, { id: entryId }, { as })).papers).toEqual([
      {
        id: second,
        field: 'deck',
        version: 2,
        inUse: false,
        name: 'deck.pdf',
        type: 'pdf',
        pages: 2,
        hasPicture: true,
      },
      { id: first, field: 'deck', version: 1, inUse: true, name: 'deck.pdf', type: 'pdf', pages: 1, hasPicture: true },
    ]);
  });

  it('of one entry and of three are asked for in as many statements', async () => {
    const { id: entryId, as, team } = await aDraft(test);
    await uploader.paper(as, { entryId }, aPdf(1));
    const statements: string[] = [];
    test.database.onStatement = (sql) => void statements.push(sql);
    const counted = async () => {
      statements.length = 0;
      await test.ask('{ myEntries(first: 9) { nodes { id papers { id } } } }', {}, { as });
      return statements.filter((sql) => !/outbox|upload/.test(sql)).length;
    };
    const one = await counted();
    await test.startEntry(as, team.id);
    await test.startEntry(as, team.id);
    expect(await counted()).toBe(one);
    delete test.database.onStatement;
  });

  it('stay in a dossier as they were admitted, whatever replaces them', async () => {
    const { id: entryId, version, as } = await aDraft(test);
    const [deck, proof] = [
      await uploader.paper(as, { entryId }, aPdf(1)),
      await uploader.paper(as, { entryId, field: 'proof', filename: 'a.png' }, PNG),
    ];
    const answers = { ...complete, deck: [{ id: deck }], proof: [{ id: proof }] };
    const submitted = await test.submit(as, { entryId, version, answers });
    const admitted = await test.screen(test.administrator, { entryId, version: submitted.version });
    // What was decided upon cannot be replaced; what is due later can still come.
    expect((await uploader.announce(as, { entryId }, 9)).status).toBe(403);
    const slides = await uploader.paper(as, { entryId, field: 'slides' }, aPdf(2));
    const late = await test.save(as, { entryId, version: admitted.version, answers: { ...submitted.answers, slides } });
    expect(late).toMatchObject({ __typename: 'Entry', answers: { slides: [{ id: slides }] } });
    const fact = (await test.under.facts(entryV1)).find(({ body }) => body.entryId === entryId);
    const dossiers = await Promise.all(
      (fact?.body.dossiers ?? []).map(({ hash }) => test.under.documents.json<Dossier>(hash)),
    );
    expect(dossiers.map((each) => Object.keys(each.answers).sort())).toEqual([
      ['deck', 'pitch'],
      ['deck', 'pitch', 'slides'],
    ]);
    expect(dossiers[0]?.answers['deck']).toMatchObject([{ id: deck, pages: 1 }]);
  });
});

describe('a link to a file', () => {
  it('opens it for its team, and once submitted for whoever screens it, and for nobody else', async () => {
    const { id: entryId, version, as } = await aDraft(test);
    const id = await uploader.paper(as, { entryId, filename: '計劃 (終稿)\'"%.pdf' }, aPdf(1));
    const screener = await test.appoint('screener', 'FILES', 'AA');
    const elsewhere = await test.appoint('screener', 'FILES', 'BB');
    const stranger = (await aDraft(test)).as;
    for (const who of [screener, elsewhere, stranger])
      expect(await open(who, id)).toMatchObject({ __typename: 'PaperNotFound' });
    await test.submit(as, { entryId, version, answers: { ...complete, deck: [{ id }] } });
    for (const who of [elsewhere, stranger]) expect(await open(who, id)).toMatchObject({ __typename: 'PaperNotFound' });
    const { url, pictureUrl } = await open(screener, id);
    // The link alone opens it: a browser brings no token.
    const { status, headers, bytes } = await test.under.visit(url);
    expect([status, bytes.equals(aPdf(1))]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': `inline; filename="__ (__)'__.pdf"; filename*=UTF-8''%E8%A8%88%E5%8A%83%20%28%E7%B5%82%E7%A8%BF%29%27%22%25.pdf`,
    });
    const picture = await test.under.visit(pictureUrl);
    expect([picture.status, picture.bytes.subarray(1, 4).toString()]).toEqual([200, 'PNG']);
    expect(picture.headers['content-security-policy']).toContain('sandbox');
  });

  it('that was made for one person opens nothing with the token of another', async () => {
    const { id: entryId, as } = await aDraft(test);
    const { url } = await open(as, await uploader.paper(as, { entryId }, aPdf(1)));
    expect((await test.under.visit(url, { as })).status).toBe(200);
    expect((await test.under.visit(url, { as: test.administrator })).status).toBe(404);
  });

  it('that was changed, or is over, opens nothing', async () => {
    const { id: entryId, as } = await aDraft(test);
    const { url } = await open(as, await uploader.paper(as, { entryId }, aPdf(1)));
    const [address, key] = url.split('?key=') as [string, string];
    const [personId, until, signature] = key.split('.') as [string, string, string];
    const another = (await open(as, await uploader.paper(as, { entryId }, aPdf(2)))).url as string;
    const forged = [
      `${address}?key=${personId}.${Number(until) + 9_999}.${signature}`,
      `${address}?key=${test.administrator}.${until}.${signature}`,
      `${address}?key=${key}x`,
      `${address}?key=`,
      address,
      `${another.split('?')[0]}?key=${key}`,
    ];
    for (const each of forged) expect((await test.under.visit(each)).status).toBe(404);
    jest.useFakeTimers({
      now: Number(until) * 1000,
      doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    try {
      expect((await test.under.visit(url)).status).toBe(404);
    } finally {
      jest.useRealTimers();
    }
    expect((await test.under.visit(url)).status).toBe(200);
    expect(Number(until) * 1000 - Date.now()).toBeLessThanOrEqual(300_000);
  });

  it('stops opening it once whom it was made for may not see the entry any more', async () => {
    const { id: entryId, version, as } = await aDraft(test);
    const id = await uploader.paper(as, { entryId }, aPdf(1));
    await test.submit(as, { entryId, version, answers: { ...complete, deck: [{ id }] } });
    const screener = await test.appoint('screener', 'FILES', 'AA');
    const { url } = await open(screener, id);
    expect((await test.under.visit(url)).status).toBe(200);
    await test.database.execute('DELETE FROM appointment WHERE person_id = $1', [screener]);
    expect((await test.under.visit(url)).status).toBe(404);
  });

  it('gives the part that is asked for', async () => {
    const { id: entryId, as } = await aDraft(test);
    const content = aPdf(1);
    const { url } = await open(as, await uploader.paper(as, { entryId }, content));
    const part = (range: string) => test.under.visit(url, { headers: { range } });
    const first = await part('bytes=0-4');
    expect([first.status, first.body, first.headers['content-range']]).toEqual([
      206,
      '%PDF-',
      `bytes 0-4/${content.length}`,
    ]);
    expect((await part('bytes=-6')).body).toBe('%%EOF\n');
    expect((await part(`bytes=${content.length}-`)).status).toBe(416);
  });
});
