import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Context, Query, Resolver } from '@nestjs/graphql';
import { appointmentV1, heard, hearingTable, type BodyOf } from '@podium/contracts';
import {
  APPOINTMENT_TABLES_1,
  APPOINTMENT_TABLES_2,
  APPOINTMENT_TABLES_3,
  appointmentCopy,
  Audience,
  type RequestContext,
  wasAppointedBy,
} from '@podium/platform-access';
import { FACT_TABLES_1 } from '@podium/platform-facts';
import { OUTBOX_TABLES_1, OUTBOX_TABLES_2 } from '@podium/platform-outbox';
import { IDEMPOTENCY_TABLES_1, type ServiceDefinition } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { aService, type ServiceUnderTest } from './a-service.js';

@Resolver()
class WhoAmI {
  @Query(() => String)
  @Audience('chair')
  whoChairs(@Context() context: RequestContext) {
    return context.person().personId;
  }
}

@Module({ providers: [WhoAmI] })
class ChairModule {}

class Chair1 {
  readonly name = 'Chair1763856000000';
  up = (db: { query(sql: string): Promise<unknown> }) =>
    db.query(
      OUTBOX_TABLES_1 +
        OUTBOX_TABLES_2 +
        IDEMPOTENCY_TABLES_1 +
        APPOINTMENT_TABLES_1 +
        APPOINTMENT_TABLES_2 +
        APPOINTMENT_TABLES_3 +
        FACT_TABLES_1,
    ) as Promise<void>;
  down = () => Promise.resolve();
}

const chair: ServiceDefinition = {
  name: 'judging',
  module: ChairModule,
  migrations: [Chair1],
  tells: [],
  listenings: () => [appointmentCopy],
};

describe('a service under test', () => {
  let under: ServiceUnderTest;
  beforeAll(async () => {
    under = await aService(chair, { table: hearingTable([heard(appointmentV1, 'accounts', 'judging')]) });
  });
  afterAll(() => under.close());

  it('knows who asks by the token and what that person holds by the events it heard', async () => {
    const personId = uuidv7();
    expect(await under.run('{ whoChairs }')).toEqual({ data: {}, errorCodes: ['UNAUTHENTICATED'] });
    expect((await under.run('{ whoChairs }', {}, { as: personId })).errorCodes).toEqual(['FORBIDDEN']);
    const appointment: BodyOf<typeof appointmentV1> = {
      appointmentId: uuidv7(),
      personId,
      role: 'chair',
      editionCode: 'E26',
      categoryCode: null,
      appointedBy: null,
    };
    await under.hear(appointmentV1, appointment);
    expect(await under.run('{ whoChairs }', {}, { as: personId })).toEqual({
      data: { whoChairs: personId },
      errorCodes: [],
    });
    await under.hear(appointmentV1, appointment, { ended: true });
    expect((await under.run('{ whoChairs }', {}, { as: personId })).errorCodes).toEqual(['FORBIDDEN']);
  });

  it('knows by whom somebody was appointed, also at one remove and when it has ended', async () => {
    const [root, first, second, other] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()] as const;
    const made = (personId: string, appointedBy: string | null): BodyOf<typeof appointmentV1> => ({
      appointmentId: uuidv7(),
      personId,
      role: 'organiser',
      editionCode: 'E26',
      categoryCode: null,
      appointedBy,
    });
    await under.hear(appointmentV1, made(root, null));
    await under.hear(appointmentV1, made(first, root));
    await under.hear(appointmentV1, made(second, first), { ended: true });
    await under.hear(appointmentV1, made(other, root));
    // Two who appointed each other end the walk all the same.
    await under.hear(appointmentV1, made(first, second));
    const by = (person: string, whom: string) => wasAppointedBy(under.service.database, person, whom);
    expect(await Promise.all([by(first, root), by(second, first), by(second, root)])).toEqual([true, true, true]);
    expect(await Promise.all([by(root, first), by(other, first), by(first, other)])).toEqual([false, false, false]);
  });

  it('tells of an event that could not be handled', async () => {
    await expect(under.hear(appointmentV1, { personId: 'nobody' } as never)).rejects.toThrow('unreadable');
  });
});
