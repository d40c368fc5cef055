// node tools/workspace/import-circles.mjs [FOLDER]: finds circles of imports among the sources of a workspace, types included, and fails
// with their names. `npm run lint` begins with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

/** Every source and what it imports inside its own project; across projects the boundaries allow no way back. */
function importsOf(folder) {
  const files = ['apps', 'libs', 'libs/platform', 'tools'].flatMap((place) => sourcesBelow(folder, place));
  const graph = new Map();
  for (const file of files.sort()) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const to = [...text.matchAll(IMPORT)]
      .map(([, from, called]) => from ?? called)
      .filter((name) => name.startsWith('.'))
      .map((name) => join(dirname(file), name).replace(/\.js$/, ''))
      .flatMap((name) =>
        ['.ts', '.tsx'].map((ending) => name + ending).filter((path) => existsSync(join(folder, path))),
      );
    graph.set(file, to);
  }
  return graph;
}

function sourcesBelow(folder, place) {
  return readdirSync(join(folder, place))
    .map((project) => `${place}/${project}/src`)
    .filter((source) => existsSync(join(folder, source)))
    .flatMap((source) =>
      readdirSync(join(folder, source), { recursive: true })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => `${source}/${file}`),
    );
}

/** Groups of files that all reach each other (Tarjan, 1972), each in the order of its names. */
function circlesOf(graph) {
  const [index, low, onStack, stack, circles] = [new Map(), new Map(), new Set(), [], []];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    onStack.add(file);
    for (const next of graph.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (onStack.has(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    for (const one of group) onStack.delete(one);
    if (group.length > 1 || graph.get(file)?.includes(file)) circles.push(group.sort());
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return circles;
}

const graph = importsOf(process.argv[2] ?? root);
const circles = circlesOf(graph);
for (const circle of circles) {
  const inside = new Set(circle);
  console.error(`${circle.length} files import each other in a circle:`);
  for (const file of circle) {
    console.error(
      `  ${file} → ${graph
        .get(file)
        .filter((to) => inside.has(to))
        .join(', ')}`,
    );
  }
}
if (circles.length === 0) console.log(`No circle of imports in ${graph.size} files.`);
process.exitCode = circles.length > 0 ? 1 : 0;
