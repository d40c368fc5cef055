import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => void (test = await RegistrationsUnderTest.start()));
afterAll(() => test.stop());

const PATH = '/registrations/editions/ROBOT/calendar.ics';

describe('the calendar as a file', () => {
  it('has an event for each milestone, at its instant, with the local time in words', async () => {
    const { status, headers, body } = await test.under.visit(PATH);
    expect([status, headers['content-type'], headers['cache-control'], headers['vary']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'public, max-age=60',
      'accept-language',
    ]);
    expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(body).toContain(
      'UID:ROBOT.enrolment-closes@podium\r\nDTSTAMP:21230430T100000Z\r\nDTSTART:21230430T100000Z\r\n',
    );
    expect(body).toContain('X-WR-TIMEZONE:Asia/Hong_Kong\r\n');
    expect(body).toContain('DESCRIPTION:30 April 2123\\, 18:00 (Hong Kong time)\r\n');
  });

  it('speaks the language of the reader, in lines of at most 75 octets that break no character', async () => {
    const { body } = await test.under.visit(PATH, { headers: { 'accept-language': 'zh-HK' } });
    expect(body).toContain('機械人比賽');
    const lines = body.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(body).not.toContain('\uFFFD');
  });

  it('is the same file until something in it changes', async () => {
    const first = await test.under.visit(PATH);
    const again = await test.under.visit(PATH, { headers: { 'if-none-match': String(first.headers['etag']) } });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('is not there for an edition that is not', async () =>
    expect((await test.under.visit(PATH.replace('ROBOT', 'NONE'))).status).toBe(404));
});
