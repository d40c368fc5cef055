/** One configuration for the whole workspace: the sources run as they are, as ES modules. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['podium-source', 'node', 'node-addons'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/', '/.nx/', '/.podium/'],
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/tools/workspace/jest-global-setup.mjs',
  globalTeardown: '<rootDir>/tools/workspace/jest-global-teardown.mjs',
  reporters: ['default', '<rootDir>/tools/workspace/jest-counts-reporter.mjs'],
  resolver: '<rootDir>/tools/workspace/jest-resolver.cjs',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
        },
      },
    ],
  },
  testTimeout: 120_000,
  maxWorkers: 2,
};
