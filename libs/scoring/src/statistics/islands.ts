/** Groups of nodes that edges connect, as arrays of node numbers; union by smaller number, so the order is stable. */
export function connectedGroups(nodes: number, edges: Iterable<readonly [number, number]>): number[][] {
  const parent = Int32Array.from({ length: nodes }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const [a, b] of edges) {
    const [rootA, rootB] = [root(a), root(b)];
    if (rootA !== rootB) parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
  const groups = new Map<number, number[]>();
  for (let node = 0; node < nodes; node++) {
    const group = groups.get(root(node));
    if (group) group.push(node);
    else groups.set(root(node), [node]);
  }
  return [...groups.values()];
}
