import { Module } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { entrySubmittedV1, judgeSeatedV1 } from '@podium/contracts';
import { on } from '@podium/platform-outbox';
import { aService } from '../a-service.js';

@Module({})
class Deaf {}

it('a service that tells or hears anything else than the table says does not start, and says what', async () => {
  const listenings = () => [on(judgeSeatedV1, () => Promise.resolve())];
  const starting = aService({ name: 'judging', module: Deaf, migrations: [], tells: [entrySubmittedV1], listenings });
  await expect(starting).rejects.toThrow(/who-hears-what/);
  await expect(starting).rejects.toThrow(/judging wants to tell registrations.entry-submitted.v1/);
  await expect(starting).rejects.toThrow(/judging does not tell judging.standing.v1, for which results listen/);
  await expect(starting).rejects.toThrow(/judging wants to hear judging.judge-seated.v1/);
  await expect(starting).rejects.toThrow(/judging does not listen for registrations.entry.v1/);
});
