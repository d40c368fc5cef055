import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  awardsReleasedV1,
  entryAdmittedV2,
  entryRefusedV1,
  entrySubmittedV1,
  entryWithdrawnV1,
  judgeSeatedV1,
  personV1,
  signInCodeRequestedV1,
  type PayloadOf,
} from '@podium/contracts';
import { AsRegistrations } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { LetterQueue } from './letter/letter-queue.js';
import { aMailer, sealedCode, type MailerUnderTest } from './mailer.fixture.js';

const inTenMinutes = () => new Date(Date.now() + 600_000).toISOString();

const place = (contacts: PayloadOf<typeof entrySubmittedV1>['contacts']) => ({
  entryId: uuidv7(),
  entryCode: 'GALA26-SL-0412',
  editionCode: 'GALA26',
  categoryCode: 'SL',
  streamCode: 'main',
  title: { en: 'Fish <&> Chips', zhHant: '漁網', zhHans: '渔网' },
  contacts,
});

describe('the mailer', () => {
  let mailer: MailerUnderTest;
  let registrations: AsRegistrations;
  beforeAll(async () => {
    mailer = await aMailer();
    registrations = new AsRegistrations(mailer);
    await registrations.open(
      {
        series: 'gala',
        code: 'GALA26',
        label: '2026',
        name: { en: 'Gala 2026', zhHant: '盛典二〇二六', zhHans: '盛典2026' },
        timeZone: 'Asia/Hong_Kong',
        categories: [{ code: 'SL', name: { en: 'Smart Living', zhHant: '智慧生活' } }],
        awards: [],
        calendar: [],
      } as never,
      2,
    );
  });
  afterAll(() => mailer.close());

  const sentTo = async (to: string) => {
    await mailer.settled();
    return (await mailer.letters({ to })).map(({ subject, text }) => ({ subject, text }));
  };

  it('sends a sign-in code on a line of its own, and then forgets the code', async () => {
    const before = new Date().toISOString();
    for (const [locale, subject] of [
      ['en', 'Your sign-in code'],
      ['zhHant', '你的登入驗證碼'],
      ['zhHans', '您的登录验证码'],
    ] as const) {
      const email = `code-${locale}@example.hk`;
      await mailer.hear(signInCodeRequestedV1, {
        email,
        sealedCode: sealedCode('038214'),
        locale,
        expiresAt: inTenMinutes(),
      });
      const [letter, ...others] = await sentTo(email.toUpperCase());
      expect([letter?.subject, others]).toEqual([subject, []]);
      expect(letter?.text.split('\n')).toContain('038214');
      expect(letter?.text).toMatch(/\b10 (minutes|分鐘|分钟)/);
    }
    expect(await mailer.rows(`SELECT state, params FROM letter WHERE kind = 'sign-in-code'`)).toEqual(
      Array(3).fill({ state: 'sent', params: {} }),
    );
    expect(await mailer.letters({ to: 'code-en@example.hk', after: before })).toHaveLength(1);
    expect(await mailer.letters({ to: 'code-en@example.hk', after: new Date().toISOString() })).toEqual([]);
  });

  it('does not send a code that has expired, and forgets it', async () => {
    const email = 'late@example.hk';
    const expiresAt = new Date(Date.now() - 1).toISOString();
    await mailer.hear(signInCodeRequestedV1, { email, sealedCode: sealedCode('555555'), locale: 'en', expiresAt });
    expect(await sentTo(email)).toEqual([]);
    expect(await mailer.rows('SELECT state, failure, params FROM letter WHERE recipient = $1', [email])).toEqual([
      { state: 'failed', failure: 'too late', params: {} },
    ]);
  });

  it('acknowledges an entry to each contact once, in the language of each', async () => {
    const submitted = {
      ...place([
        { email: 'ann@example.hk', locale: 'en' },
        { email: 'ANN@example.hk', locale: 'zhHant' },
        { email: 'bo@example.hk', locale: 'zhHant' },
      ]),
      submittedAt: '2026-03-01T09:59:00Z',
    };
    const eventId = await mailer.hear(entrySubmittedV1, submitted);
    await mailer.hear(entrySubmittedV1, submitted, { eventId });
    const [ann, ...moreForAnn] = await sentTo('ann@example.hk');
    const [bo, ...moreForBo] = await sentTo('bo@example.hk');
    expect([moreForAnn, moreForBo]).toEqual([[], []]);
    expect(ann?.subject).toBe('Entry GALA26-SL-0412 received');
    expect(ann?.text).toContain(
      'Title: Fish <&> Chips\nCategory: Smart Living\nSubmitted: 1 March 2026 at 5:59 pm (Hong Kong time)',
    );
    expect(bo?.subject).toBe('已收到參賽項目 GALA26-SL-0412');
    expect(bo?.text).toContain('多謝參加盛典二〇二六');
    expect(bo?.text).toContain('參賽項目名稱：漁網\n類別：智慧生活');
  });

  it('tells of admission, refusal and withdrawal, with the reason', async () => {
    const to = (email: string) => place([{ email, locale: 'zhHans' }]);
    await mailer.hear(entryAdmittedV2, to('admitted@example.cn'));
    await mailer.hear(entryRefusedV1, { ...to('refused@example.cn'), reason: '已于2024年推出。\n请见规则第3条。' });
    await mailer.hear(entryWithdrawnV1, { ...to('withdrawn@example.cn'), reason: '' });
    expect((await sentTo('admitted@example.cn')).map(({ subject }) => subject)).toEqual([
      '参赛项目 GALA26-SL-0412 进入评审阶段',
    ]);
    expect((await sentTo('refused@example.cn'))[0]?.text).toContain('> 已于2024年推出。\n> 请见规则第3条。');
    const [withdrawn] = await sentTo('withdrawn@example.cn');
    expect(withdrawn?.subject).toBe('参赛项目 GALA26-SL-0412 已撤回');
    expect(withdrawn?.text).not.toContain('原因');
  });

  it('writes in the language that a reader chose, whatever somebody else wrote down', async () => {
    const person = (email: string, chosen: boolean) =>
      mailer.hear(personV1, { personId: uuidv7(), addresses: [email], locale: 'zhHans', chosen });
    await person('chose@example.cn', true);
    await person('guessed@example.cn', false);
    const contacts = ['chose', 'guessed', 'unknown'].map((who) => ({
      email: `${who}@example.cn`,
      locale: 'zhHant' as const,
    }));
    await mailer.hear(entrySubmittedV1, { ...place(contacts), submittedAt: '2026-03-01T09:59:00Z' });
    const subjects = await Promise.all(contacts.map(async ({ email }) => (await sentTo(email))[0]?.subject));
    expect(subjects).toEqual([
      '已收到参赛项目 GALA26-SL-0412',
      '已收到參賽項目 GALA26-SL-0412',
      '已收到參賽項目 GALA26-SL-0412',
    ]);
  });

  it('writes to a judge of whom nobody knows anything in the edition’s language', async () => {
    const edition = { code: 'HANT26', name: { zhHant: '中文盛典' }, timeZone: 'UTC', categories: [], calendar: [] };
    await registrations.open(edition as never);
    const seat = { panelName: { zhHant: '甲組' }, editionCode: 'HANT26', categoryCode: null, seatId: uuidv7() };
    await mailer.hear(judgeSeatedV1, { ...seat, email: 'nobody-knows@example.hk' });
    expect((await sentTo('nobody-knows@example.hk'))[0]?.subject).toBe('誠邀擔任評審：中文盛典');
  });

  it('counts what was sent as it goes, and goes on counting what it has forgotten', async () => {
    await mailer.settled();
    const queue = mailer.service.get(LetterQueue);
    const [counted] = await mailer.rows(`SELECT count(*)::int AS sent FROM letter WHERE state = 'sent'`);
    expect(await queue.counts()).toMatchObject({ waiting: 0, sending: 0, sent: counted?.['sent'], failed: 1 });
    expect(await queue.forget(1)).toBe(0);
    const old = uuidv7({ msecs: Date.now() - 3 * 86_400_000 });
    await mailer.rows(`UPDATE letter SET id = $1 WHERE recipient = 'chose@example.cn'`, [old]);
    expect(await queue.forget(4)).toBe(0);
    expect(await queue.forget(2)).toBe(1);
    expect(await mailer.rows('SELECT 1 FROM letter WHERE id = $1', [old])).toEqual([]);
    expect((await queue.counts()).sent).toBe(counted?.['sent']);
  });

  it('invites a judge in the language that is known, else in English', async () => {
    await mailer.hear(personV1, { personId: uuidv7(), addresses: ['judge.li@example.hk'], locale: 'zhHant' });
    const seat = { panelName: { en: 'Panel A', zhHant: '甲組' }, editionCode: 'GALA26', categoryCode: null };
    await mailer.hear(judgeSeatedV1, { ...seat, seatId: uuidv7(), email: 'Judge.Li@example.hk' });
    await mailer.hear(judgeSeatedV1, { ...seat, seatId: uuidv7(), email: 'new@example.org' });
    expect((await sentTo('judge.li@example.hk'))[0]?.text).toContain('評審小組：甲組');
    expect((await sentTo('new@example.org'))[0]?.subject).toBe('Invitation to judge: Gala 2026');
  });

  it('writes one letter to somebody with several awards, and uses the code of an edition it does not know', async () => {
    const winner = { email: 'winner@example.hk', locale: 'en' as const };
    const award = (en: string) => ({
      awardId: uuidv7(),
      awardName: { en },
      entryCode: 'NEW27-SL-0001',
      title: { zhHant: '漁網' },
      contacts: [winner],
    });
    await mailer.hear(awardsReleasedV1, {
      releaseId: uuidv7(),
      editionCode: 'NEW27',
      releasedAt: '2026-05-01T00:00:00Z',
      awards: [award('Gold'), award('Grand Award')],
    });
    const [letter, ...others] = await sentTo('winner@example.hk');
    expect(others).toEqual([]);
    expect(letter?.subject).toBe('Congratulations: results of the NEW27');
    expect(letter?.text).toContain('- Gold: 漁網 (NEW27-SL-0001)\n- Grand Award: 漁網 (NEW27-SL-0001)');
  });

  it('congratulates each of a team in their own language', async () => {
    const contacts = [
      { email: 'team-en@example.hk', locale: 'en' as const },
      { email: 'team-hant@example.hk', locale: 'zhHant' as const },
      { email: 'team-hans@example.cn', locale: 'zhHans' as const },
    ];
    await mailer.hear(awardsReleasedV1, {
      releaseId: uuidv7(),
      editionCode: 'GALA26',
      releasedAt: '2026-05-01T00:00:00Z',
      awards: [
        {
          awardId: uuidv7(),
          awardName: { en: 'Gold', zhHant: '金獎', zhHans: '金奖' },
          entryCode: 'GALA26-SL-0412',
          title: { en: 'Net', zhHant: '漁網', zhHans: '渔网' },
          contacts,
        },
      ],
    });
    const letters = await Promise.all(contacts.map(({ email }) => sentTo(email)));
    expect(letters.map((sent) => sent.map(({ subject }) => subject))).toEqual([
      ['Congratulations: results of the Gala 2026'],
      ['恭喜得獎：盛典二〇二六賽果公布'],
      ['恭喜得奖：盛典2026赛果公布'],
    ]);
    const lines = ['- Gold: Net (GALA26-SL-0412)', '- 金獎：漁網（GALA26-SL-0412）', '- 金奖：渔网（GALA26-SL-0412）'];
    letters.forEach(([letter], at) =>
      lines.forEach((line, of) => expect([at, of, letter?.text.includes(line)]).toEqual([at, of, at === of])),
    );
  });

  it('keeps the higher revision of an edition whichever comes last', async () => {
    const edition = { code: 'GALA26', name: { en: 'Old name' }, timeZone: 'UTC', categories: [], calendar: [] };
    await registrations.open(edition as never, 1);
    expect(await mailer.rows(`SELECT revision, name->>'en' AS name FROM edition WHERE code = 'GALA26'`)).toEqual([
      { revision: 2, name: 'Gala 2026' },
    ]);
  });
});
