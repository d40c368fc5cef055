import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointmentV1, entrySubmittedV1, signInCodeRequestedV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { aMailer, sealedCode, type MailerUnderTest } from '../mailer.fixture.js';
import { anSmtpServer, type Manner, type ServerUnderTest } from './smtp-server.fixture.js';

const manners = new Map<string, Manner>();

describe('the mailer before a real SMTP server', () => {
  let server: ServerUnderTest;
  let mailer: MailerUnderTest;
  const administrator = uuidv7();
  beforeAll(async () => {
    server = await anSmtpServer();
    server.manner = (recipient) => manners.get(recipient) ?? 'accept';
    mailer = await aMailer({ SMTP_URL: server.url });
    await mailer.hear(appointmentV1, {
      appointmentId: uuidv7(),
      personId: administrator,
      role: 'administrator',
      editionCode: null,
      categoryCode: null,
      appointedBy: null,
    });
  });
  afterAll(async () => {
    await mailer.close();
    await server.close();
  });

  const submitted = (email: string) =>
    mailer.hear(entrySubmittedV1, {
      entryId: uuidv7(),
      entryCode: 'GALA26-SL-0001',
      editionCode: 'GALA26',
      categoryCode: 'SL',
      streamCode: 'main',
      title: { en: 'Fish' },
      contacts: [{ email, locale: 'en' }],
      submittedAt: '2026-03-01T09:59:00Z',
    });

  /** Waits until the letter to this address has been tried so often and is in nobody's hands. */
  async function afterTry(email: string, attempts: number) {
    for (;;) {
      const [row] = await mailer.rows(
        `SELECT id, state, failure, attempts, params, message_id AS "messageId", next_attempt_at > now() AS waits
         FROM letter WHERE recipient = $1`,
        [email],
      );
      if (row && row['state'] !== 'sending' && (row['attempts'] as number) >= attempts) return row;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const tryNow = (email: string) =>
    mailer.rows(`UPDATE letter SET next_attempt_at = now() WHERE recipient = $1 RETURNING id`, [email]);
  const timesReceived = (messageId: unknown) => server.received.filter((each) => each === messageId).length;

  it.each([
    { code: 450, at: 'recipient' as const, to: 'RCPT TO' },
    { code: 452, at: 'data' as const, to: 'DATA' },
    { code: 503, at: 'recipient' as const, to: 'RCPT TO' },
  ])('tries again later after $code at the $at', async ({ code, at, to }) => {
    const email = `later-${code}@example.hk`;
    manners.set(email, { code, at });
    await submitted(email);
    const put = await afterTry(email, 1);
    expect(put).toMatchObject({ state: 'queued', attempts: 1, failure: `${code} to ${to}`, waits: true });
    manners.delete(email);
    await tryNow(email);
    expect(await afterTry(email, 2)).toMatchObject({ state: 'sent', attempts: 2, failure: null });
  });

  it.each([
    { code: 550, at: 'recipient' as const, to: 'RCPT TO' },
    { code: 554, at: 'data' as const, to: 'DATA' },
  ])('fails for good after $code at the $at', async ({ code, at, to }) => {
    const email = `never-${code}@example.hk`;
    manners.set(email, { code, at });
    await submitted(email);
    expect(await afterTry(email, 1)).toMatchObject({ state: 'failed', failure: `${code} to ${to}` });
  });

  it('sends again by itself after a server that hung up before it had the letter', async () => {
    const email = 'cut-before@example.hk';
    manners.set(email, 'hang up before data');
    await submitted(email);
    const { messageId } = await afterTry(email, 2);
    manners.delete(email);
    await tryNow(email);
    while ((await afterTry(email, 2))['state'] !== 'sent') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(timesReceived(messageId)).toBe(1);
  });

  it('never sends a letter again that the server had whole and did not answer, until an administrator decides', async () => {
    const [arrived, lost] = ['cut-arrived@example.hk', 'cut-lost@example.hk'];
    for (const email of [arrived, lost]) {
      manners.set(email, 'hang up after data');
      await submitted(email);
    }
    const [first, second] = [await afterTry(arrived, 1), await afterTry(lost, 1)];
    expect([first['state'], second['state']]).toEqual(['in-doubt', 'in-doubt']);
    manners.clear();

    const resolve = (id: unknown, resolution: string, as = administrator) =>
      mailer.run(
        `mutation ($input: ResolveLetterInDoubtInput!) { resolveLetterInDoubt(input: $input) {
          __typename ... on Letter { id state } ... on Refusal { message } } }`,
        { input: { letterId: id, resolution } },
        { as },
      );
    const doubts =
      '{ lettersInDoubt { totalCount nodes { recipient messageId failure attempts } } letterCounts { inDoubt } }';
    expect((await mailer.run(doubts, {}, { as: administrator })).data).toEqual({
      lettersInDoubt: {
        totalCount: 2,
        nodes: [first, second].map(({ messageId }, at) => ({
          recipient: [arrived, lost][at],
          messageId,
          failure: expect.stringContaining('in doubt'),
          attempts: 1,
        })),
      },
      letterCounts: { inDoubt: 2 },
    });
    expect((await mailer.run(doubts, {}, { as: uuidv7() })).errorCodes).toContain('FORBIDDEN');
    expect((await resolve(second['id'], 'SEND_AGAIN', uuidv7())).errorCodes).toEqual(['FORBIDDEN']);

    expect((await resolve(first['id'], 'SENT')).data['resolveLetterInDoubt']).toMatchObject({ state: 'SENT' });
    expect((await resolve(second['id'], 'SEND_AGAIN')).data['resolveLetterInDoubt']).toMatchObject({ state: 'QUEUED' });
    expect(await afterTry(lost, 2)).toMatchObject({ state: 'sent' });
    expect([timesReceived(first['messageId']), timesReceived(second['messageId'])]).toEqual([1, 2]);
    for (const [id, refusal] of [
      [first['id'], 'LetterNotInDoubt'],
      [uuidv7(), 'LetterNotFound'],
      ['no uuid', 'LetterNotFound'],
    ]) {
      const { data } = await resolve(id, 'SENT');
      expect(data['resolveLetterInDoubt'].__typename).toBe(refusal);
    }
  });

  it('does not send a sign-in code again that is in doubt, asks nobody, and forgets the code', async () => {
    const email = 'cut-code@example.hk';
    manners.set(email, 'hang up after data');
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    await mailer.hear(signInCodeRequestedV1, { email, sealedCode: sealedCode('111111'), locale: 'en', expiresAt });
    expect(await afterTry(email, 1)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('in doubt'),
      params: {},
    });
  });

  it('lists letters for administrators by edition and state, newest first, without what is written in them', async () => {
    const query = `query ($after: String) { letters(editionCode: "GALA26", state: FAILED, first: 1, after: $after) {
      totalCount nodes { recipient kind state } pageInfo { hasNextPage endCursor } } }`;
    const page = async (after?: string) => (await mailer.run(query, { after }, { as: administrator })).data['letters'];
    const newest = await page();
    expect(newest.totalCount).toBe(2);
    expect(newest.nodes).toEqual([{ recipient: 'never-554@example.hk', kind: 'ENTRY_SUBMITTED', state: 'FAILED' }]);
    const older = await page(newest.pageInfo.endCursor);
    expect(older.nodes).toEqual([{ recipient: 'never-550@example.hk', kind: 'ENTRY_SUBMITTED', state: 'FAILED' }]);
    expect(older.pageInfo.hasNextPage).toBe(false);
    expect((await mailer.run(query, { after: 'WzFd' }, { as: administrator })).errorCodes).toEqual(['BAD_USER_INPUT']);
    expect((await mailer.run(query)).errorCodes).toEqual(['UNAUTHENTICATED']);
  });

  it('finds letters by their ids for administrators; for others there are none', async () => {
    const letters = await mailer.rows('SELECT id FROM letter ORDER BY id LIMIT 3');
    const find = (as: string, of: unknown[]) =>
      mailer.run(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Letter { id } } }`,
        { of: of.map((id) => ({ __typename: 'Letter', id })) },
        { as },
      );
    const of = [...letters.map(({ id }) => id), uuidv7(), 'no id'];
    expect(await find(administrator, of)).toEqual({ data: { _entities: [...letters, null, null] }, errorCodes: [] });
    expect(await find(uuidv7(), of)).toEqual({ data: { _entities: of.map(() => null) }, errorCodes: [] });
  });

  it('counts letters by state for whoever watches', async () => {
    const metrics = await mailer.service.metrics.registry.metrics();
    expect(metrics).toMatch(/^podium_letters_failed\{[^}]*\} 3$/m);
    expect(metrics).toMatch(/^podium_letters_in_doubt\{[^}]*\} 0$/m);
    expect(metrics).toMatch(/^podium_letters_queued\{[^}]*\} 0$/m);
  });

  it('has no mailbox page, since letters leave this machine', async () => {
    expect((await mailer.app.inject('/mailbox')).statusCode).toBe(404);
    expect((await mailer.app.inject('/mailbox/letters')).statusCode).toBe(404);
  });
});
