import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { eventKind } from './event.js';
import { disagreements, heard, hearingTable } from './who-hears-what.js';

const built = eventKind('test.robot-built.v1', z.object({}));
const broken = eventKind('test.robot-broken.v1', z.object({}));
const table = hearingTable([
  heard(built, 'registrations', 'judging', 'mailer'),
  heard(broken, 'registrations', 'mailer'),
]);
const said = (name: 'registrations' | 'judging' | 'mailer', tells: { type: string }[], hears: { type: string }[]) =>
  disagreements({ name, tells, hears }, table);

describe('who hears what', () => {
  it('agrees with services that tell and hear what it says', () => {
    expect(said('registrations', [built, broken], [])).toEqual([]);
    expect(said('judging', [], [built])).toEqual([]);
    // One kind may be listened for in several places of a service.
    expect(said('mailer', [], [built, broken, built])).toEqual([]);
  });

  it('names what nobody sends or nobody hears', () => {
    expect(said('registrations', [built], [])).toEqual([
      'registrations does not tell test.robot-broken.v1, for which mailer listen',
    ]);
    expect(said('judging', [], [])).toEqual([
      'judging does not listen for test.robot-built.v1, which registrations tells it',
    ]);
  });

  it('names what a service tells or hears beyond it', () => {
    expect(said('judging', [built], [built, broken])).toEqual([
      'judging wants to tell test.robot-built.v1, and the table does not say so',
      'judging wants to hear test.robot-broken.v1, and the table does not say so',
    ]);
  });

  it('names each type once', () => {
    expect(() => hearingTable([heard(built, 'accounts', 'mailer'), heard(built, 'judging', 'mailer')])).toThrow(
      'twice',
    );
  });
});
