import { describe, expect, it } from '@jest/globals';
import { loadEdition } from '../load.js';
import { shippedDefinitions } from '../shipped.js';

const summit = shippedDefinitions().find(({ id }) => id === 'des-2024')?.yaml ?? '';

function said(from: string, to: string): [code: string, said: string][] {
  if (!summit.includes(from)) throw new Error(`The summit does not contain ${from}`);
  const loaded = loadEdition(summit.replace(from, to));
  return 'mistakes' in loaded ? loaded.mistakes.map(({ code, message, advice }) => [code, `${message} ${advice}`]) : [];
}

describe('a summit', () => {
  it.each([
    [
      'a session that ends before it begins',
      'ends: 2024-04-12 12:30',
      'ends: 2024-04-12 09:00',
      'ends-before-start',
      /`opening` ends/,
    ],
    [
      'two sessions in one hall at one time',
      'starts: 2024-04-13 14:00',
      'starts: 2024-04-13 10:00',
      'venue-taken',
      /`industrialisation` and `ai`/,
    ],
    [
      'more seats than the hall has',
      '    venue: hall-b\n',
      '    venue: hall-b\n    seats: 700\n',
      'more-seats-than-venue',
      /at most 600/,
    ],
    ['a hall that is not there', 'venue: hall-b', 'venue: hall-c', 'unknown-venue', /Did you mean/],
    ['a ticket that is not there', 'tickets: [VIP,', 'tickets: [VIPS,', 'unknown-ticket', /Did you mean `VIP`/],
    [
      'a free ticket that waits for money',
      'confirmedBy: organiser',
      'confirmedBy: payment',
      'free-but-paid',
      /`DEL` is free/,
    ],
    ['a form that is not there', 'form: supporting', 'form: suporting', 'unknown-form', /Did you mean `supporting`/],
    ['a time that does not exist', 'starts: 2024-04-12 09:30', 'starts: 2024-04-31 09:30', 'time', /no such date/],
  ])('is told of %s', (_, from, to, code, message) => {
    expect(said(from, to)).toContainEqual([code, expect.stringMatching(message)]);
  });

  it('cannot do without tickets', () => {
    const loaded = loadEdition(
      summit.replace(/\ntickets:\n[\s\S]*?\n(?=# cvcf)/, '\n').replace(/^ +tickets: \[.*\]\n/m, ''),
    );
    expect(loaded).toMatchObject({ mistakes: [{ code: 'missing', message: 'A summit needs tickets.' }] });
  });
});
