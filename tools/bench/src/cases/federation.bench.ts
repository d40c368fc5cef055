import type { Stage } from '../graph/bench-edition.js';
import { holdingEvents } from '../graph/held-events.js';
import { compare } from '../load/interleaved.js';
import type { BenchRow } from '../row.js';
import { listTargets } from './list.bench.js';
import { targets } from './submit.bench.js';

const common = { goal: 0.8, base: 'one schema, same resolvers, no gateway' };

/** What the gateway costs: the same service in the same process, asked through it and asked directly. */
export async function federationBench(stage: Stage, seconds: number): Promise<BenchRow[]> {
  const { gateway, unfederated } = stage.urls;
  const list = await compare({
    ...common,
    name: 'one process behind the gateway: the list',
    seconds,
    measured: (await listTargets(stage, gateway)).measured,
    against: (await listTargets(stage, unfederated)).measured,
    rest: stage.rest,
  });
  // Both submit the same entries, so both count the same versions.
  const through = targets(stage, gateway).graph;
  const submit = await holdingEvents(stage.db, () =>
    compare({
      ...common,
      name: 'one process behind the gateway: submitting',
      seconds,
      measured: through,
      against: { ...through, url: unfederated },
      rest: async () => void (await stage.db.query('DELETE FROM registrations.outbox')),
    }),
  );
  return [list, submit];
}
