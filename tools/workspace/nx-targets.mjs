// Nx plug-in: gives every project the targets `build`, `typecheck`, `lint` and `test`. See docs/adr/0018-nx-targets.md.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const run = (command) => ({ executor: 'nx:run-commands', options: { command, cwd: '{workspaceRoot}' } });

// What every project's outcome depends on besides its own files and those of the projects that it imports.
const COMPILER = ['{workspaceRoot}/tsconfig.base.json', '{workspaceRoot}/package-lock.json'];
const JEST = ['{workspaceRoot}/jest.config.mjs', '{workspaceRoot}/tools/workspace/jest-*'];
// The boundaries rule looks at the tags of whatever is imported.
const ESLINT = [
  '{workspaceRoot}/eslint.config.mjs',
  '{workspaceRoot}/*/*/package.json',
  '{workspaceRoot}/libs/platform/*/package.json',
];

/** Tests of these use nothing but their own files; those of others use a database, a clock, processes. */
const PURE = new Set(['kind:pure', 'kind:contract']);

function targetsOf(root, tags) {
  return {
    build: {
      ...run(`node node_modules/typescript-native/bin/tsc -b ${root}`),
      // tsc -b builds what a project imports by itself; two of them at once would write the same files.
      dependsOn: ['^build'],
      parallelism: false,
      cache: true,
      inputs: ['default', '^default', ...COMPILER],
      outputs: ['{projectRoot}/dist'],
    },
    typecheck: {
      ...run(`node tools/workspace/typecheck.mjs ${root}`),
      cache: true,
      inputs: ['default', '^default', ...COMPILER, '{workspaceRoot}/tsconfig.spec.json'],
    },
    lint: {
      ...run(`eslint --no-warn-ignored ${root}`),
      cache: true,
      inputs: ['default', '^default', ...ESLINT, '{workspaceRoot}/package-lock.json'],
    },
    test: {
      ...run(`node tools/workspace/test.mjs ${root}/ --passWithNoTests`),
      cache: tags.some((tag) => PURE.has(tag)),
      parallelism: false,
      inputs: ['default', '^default', ...COMPILER, ...JEST],
    },
  };
}

export const name = 'podium-targets';

export const createNodesV2 = [
  '{apps,libs,tools}/**/tsconfig.json',
  (files, _options, { workspaceRoot }) =>
    files.flatMap((file) => {
      const root = dirname(file);
      try {
        const { nx } = JSON.parse(readFileSync(join(workspaceRoot, root, 'package.json'), 'utf8'));
        return [[file, { projects: { [root]: { targets: targetsOf(root, nx?.tags ?? []) } } }]];
      } catch {
        return []; // No project of its own.
      }
    }),
];
