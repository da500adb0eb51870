import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { dockerfile, readStages, Stage, Step } from './support/dockerfile';
import { contextFilter } from './support/image-stages';
import { ROOT } from './support/project';

const stages = readStages(dockerfile);
const run = stages.filter(({ name }) => name !== 'build');
const SECRET = /key|secret|token|password|credential|database_url|redis_url/i;

function stepsOf<K extends Step['kind']>({ steps }: Stage, kind: K): Extract<Step, { kind: K }>[] {
  return steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);
}

describe('the Dockerfile', () => {
  it('is one that the linter has nothing to say about', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('ends with the gateway, so that a build without a target makes it', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', 'simulator', 'gateway']);
  });

  it('begins each stage with one and the same Node, pinned to a minor version that the gateway supports', () => {
    const bases = [...new Set(stages.map(({ base }) => base))];
    expect(bases).toHaveLength(1);
    const [, major = '', minor = ''] = /^node:(\d+)\.(\d+)-bookworm-slim$/.exec(bases[0] ?? '') ?? [];
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).toBe('>=20.19.0');
    expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(2019);
  });

  describe.each(run)('stage $name', (stage) => {
    it('runs nothing while it is built: it only takes files', () => {
      expect(stepsOf(stage, 'run')).toEqual([]);
    });

    it('is run by a user that is not root, given as a number', () => {
      expect(stepsOf(stage, 'user').map(({ text }) => text)).toEqual(['1000:1000']);
    });

    it('starts Node itself, which SIGTERM then reaches, and checks its own health with it', () => {
      expect(stepsOf(stage, 'command').map(({ words }) => words[0])).toEqual(['node']);
      expect(stepsOf(stage, 'healthCheck').map(({ words }) => words[0])).toEqual(['node']);
      expect(stepsOf(stage, 'stopSignal').map(({ text }) => text)).toEqual(['SIGTERM']);
    });

    it('holds no secret: none is a variable or an argument of the build', () => {
      const variables = stepsOf(stage, 'env').flatMap((step) => Object.keys(step.variables));
      const args = stepsOf(stage, 'note').filter(({ text }) => text.startsWith('ARG '));
      expect([...variables, ...args.map(({ text }) => text)].filter((name) => SECRET.test(name))).toEqual([]);
    });
  });

  it.each([
    ['CMD node dist/main.js', 'CMD is not in the exec form'],
    ['HEALTHCHECK CMD node check.js', 'HEALTHCHECK is not in the exec form'],
    ['ADD https://nxcloud.example/x /x', 'nothing here knows how to carry out ADD'],
    ['COPY --link x /x', 'nothing here knows COPY --link'],
  ])('would be seen by this test with another form: %s', (line, problem) => {
    expect(() => readStages(`FROM node\n${line}\n`)).toThrow(problem);
  });
});

describe('.dockerignore', () => {
  const isShipped = contextFilter();

  it.each(['package.json', 'package-lock.json', 'src/main.ts', 'sandbox/simulator/world.ts'])(
    'lets %s into a build',
    (path) => {
      expect(isShipped(path)).toBe(true);
    },
  );

  it.each([
    '.env',
    '.git/config',
    '.test-output/log-1.log',
    'data/gateway.sqlite',
    'data/gateway.sqlite.key',
    'deploy/compose/secrets/gateway_admin_key',
    'node_modules/pg/package.json',
    'src/config/settings.spec.ts',
    'test/support/canaries.ts',
  ])('keeps %s out of it', (path) => {
    expect(isShipped(path)).toBe(false);
  });
});
