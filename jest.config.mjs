/** One configuration for unit specs beside the source and for everything under test/. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['deemusic:source', 'node', 'node-addons'] },
  roots: [
    '<rootDir>/src',
    '<rootDir>/sdk/src',
    '<rootDir>/plugins',
    '<rootDir>/web/src',
    '<rootDir>/test',
    '<rootDir>/docs',
  ],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^deemusic/wire$': '<rootDir>/src/wire/index.ts' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
        },
        module: { type: 'es6' },
        swcrc: false,
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/build-once.mjs',
  // Modules of the vm leak about 25 MB a file: recycle the workers.
  workerIdleMemoryLimit: '400MB',
  maxWorkers: 2,
  testTimeout: 20_000,
};
