import { join } from 'node:path';
import ts from 'typescript';

/**
 * One program over all sources of services and libraries, tests and migrations apart.
 * @param root  the workspace's top
 */
export function sourceProgram(root: string): { program: ts.Program; files: string[] } {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  const files = ['apps', 'libs', 'libs/platform'].flatMap((folder) => sourcesBelow(root, folder));
  return {
    program: ts.createProgram(files, { ...options, composite: false, incremental: false, noEmit: true }),
    files,
  };
}

function sourcesBelow(root: string, folder: string): string[] {
  return ts.sys
    .readDirectory(
      join(root, folder),
      ['.ts'],
      ['**/node_modules', '**/dist', '**/migrations', '**/*.spec.ts', '**/*.fixture.ts'],
      ['*/src/**/*'],
    )
    .sort();
}
