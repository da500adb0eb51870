const { readFileSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const { packages } = require('./package-lock.json');

// Below Node 24.9 Jest cannot load ES modules, so every installed package that is one is compiled with swc.
const esmPackages = Object.keys(packages).filter((folder) => {
  if (!folder.startsWith('node_modules/')) return false;
  try {
    return JSON.parse(readFileSync(`${__dirname}/${folder}/package.json`, 'utf8')).type === 'module';
  } catch {
    return false; // an optional package of another platform
  }
});

// A package that imports at run time, which Jest cannot do either.
const compiled = [...esmPackages, 'node_modules/@opentelemetry/otlp-exporter-base'];

/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/src', '<rootDir>/sandbox', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${compiled.map((p) => p.slice(13)).join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // A promise is judged by what it says, not by how fast the machine is: this only ends what hangs.
  testTimeout: 300_000,
  // A process that ran dozens of gateways holds gigabytes of modules and crawls: workers are replaced, which a run in
  // band, Jest's choice for two cores, cannot do.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  workerIdleMemoryLimit: '1GB',
};
