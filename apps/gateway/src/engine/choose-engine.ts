import type { Supergraph } from '../graph/supergraph.js';
import type { AskSubgraph, Engine, EngineName } from './engine.js';
import { stitchingEngine } from './stitching.engine.js';

/**
 * What the operator wants, by PODIUM_GATEWAY_ENGINE.
 * @throws for an engine that there is not
 */
export function engineWanted(env: Record<string, string | undefined> = process.env): EngineName | undefined {
  const wanted = env['PODIUM_GATEWAY_ENGINE'] || undefined;
  if (wanted === undefined || wanted === 'planner' || wanted === 'stitching') return wanted;
  throw new Error(`PODIUM_GATEWAY_ENGINE is planner or stitching, not ${wanted}`);
}

/**
 * The planner, unless stitching is asked for or the planner's native module does not load on this machine.
 * @param onFallback  told why the planner is not used although nobody asked for stitching
 */
export async function chooseEngine(
  supergraph: Supergraph,
  ask: AskSubgraph,
  wanted: EngineName | undefined,
  onFallback: (error: unknown) => void,
  // Only when wanted: the import itself fails where there is no native module.
  loadPlanner: () => Promise<{ plannerEngine: (supergraph: Supergraph, ask: AskSubgraph) => Promise<Engine> }> = () =>
    import('./planner.engine.js'),
): Promise<Engine> {
  if (wanted === 'stitching') return stitchingEngine(supergraph, ask);
  try {
    const { plannerEngine } = await loadPlanner();
    return await plannerEngine(supergraph, ask);
  } catch (error) {
    if (wanted === 'planner') throw error;
    onFallback(error);
    return stitchingEngine(supergraph, ask);
  }
}
