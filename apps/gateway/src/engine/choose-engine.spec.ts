import { describe, expect, it } from '@jest/globals';
import { composeSupergraph } from '../compose/compose.js';
import { readSupergraph } from '../graph/supergraph.js';
import { chooseEngine, engineWanted } from './choose-engine.js';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const supergraph = readSupergraph(composeSupergraph({ entries: `${link} type Query { entry: String }` }));
const ask = () => Promise.resolve({ data: { entry: 'e1' } });
const absent = () => Promise.reject(new Error('no native module for this platform'));

describe('the choice of an engine', () => {
  it('falls back to stitching where the planner does not load, and says why', async () => {
    const reasons: unknown[] = [];
    const engine = await chooseEngine(supergraph, ask, undefined, (reason) => reasons.push(reason), absent);
    expect([engine.name, String(reasons)]).toEqual(['stitching', 'Error: no native module for this platform']);
  });

  it('does not fall back from a planner that was asked for', async () => {
    await expect(chooseEngine(supergraph, ask, 'planner', () => undefined, absent)).rejects.toThrow('no native module');
  });

  it('loads no planner when stitching is asked for', async () => {
    expect((await chooseEngine(supergraph, ask, 'stitching', () => undefined, absent)).name).toBe('stitching');
  });

  it('hears what the operator wants', () => {
    const wanted = ['planner', 'stitching', '', undefined].map((value) =>
      engineWanted({ PODIUM_GATEWAY_ENGINE: value }),
    );
    expect(wanted).toEqual(['planner', 'stitching', undefined, undefined]);
    expect(() => engineWanted({ PODIUM_GATEWAY_ENGINE: 'apollo' })).toThrow('planner or stitching, not apollo');
  });
});
