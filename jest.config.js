/** One jest for every workspace; `scripts/jest.ts` picks the project: unit, bundle, system or containers. */
const shared = {
  rootDir: '.',
  testEnvironment: '<rootDir>/scripts/test-environment.ts',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/demo-output/'],
  transformIgnorePatterns: ['/node_modules/'],
  setupFiles: ['<rootDir>/scripts/fast-check-seed.ts'],
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{packages,actions,scripts,bench}/**/*.test.ts'] },
    { ...shared, displayName: 'bundle', testMatch: ['<rootDir>/{actions,test}/**/*.bundle.ts'] },
    { ...shared, displayName: 'system', testMatch: ['<rootDir>/{packages,actions,test}/**/*.system.ts'] },
    { ...shared, displayName: 'containers', testMatch: ['<rootDir>/test/**/*.containers.ts'] },
  ],
};
