import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { PNS_BINDS } from './support/bindings';
import { canContain, Container } from './support/container';
import { ROOT } from './support/project';
import { freePort } from './support/free-port';
import { Http } from './support/http';
import { Image, ImageBuild } from './support/image-stages';

/** Beside the base image, for all that is shipped. */
const MOST_MEGABYTES = 80;

interface LockFile {
  readonly packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>;
}

const CAN_CONTAIN = canContain();
const CONTAINING = 'a process on a read-only disk of its own';
if (!CAN_CONTAIN) process.stderr.write(`skipped, not possible for this user: ${CONTAINING}\n`);

/** Runs a command of the image's own command line. @returns one field of what it printed */
async function commanded(container: Container, command: string, field: string): Promise<string> {
  const { stdout } = await container.exec(['node', 'dist/cli.js', ...command.split(' '), '--json']);
  return String((JSON.parse(stdout) as Record<string, unknown>)[field]);
}

/** Every file of an image, from its root. */
function filesOf({ root }: Image): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => !lstatSync(join(root, path)).isDirectory())
    .map((path) => `/${path}`);
}

describe('the Dockerfile, carried out in empty folders', () => {
  let build: ImageBuild;

  // It installs every package, as an engine would.
  beforeAll(() => {
    build = new ImageBuild();
  }, 900_000);

  afterAll(() => {
    build.remove();
  });

  describe('makes a gateway that', () => {
    it('holds the compiled gateway and its packages, and nothing else', () => {
      const { root } = build.image('gateway');
      expect(readdirSync(root)).toEqual(['app']);
      expect(readdirSync(join(root, 'app')).sort()).toEqual(['data', 'dist', 'node_modules', 'package.json']);
      expect(readdirSync(join(root, 'app', 'data'))).toEqual([]);
      const files = filesOf(build.image('gateway'));
      const ofDevelopment =
        /\.env|\.[cm]?ts$|\.map$|\.sqlite|^\/app\/dist\/.*\.spec\.|^\/app\/dist\/sandbox\//;
      expect(files.filter((file) => ofDevelopment.test(file))).toEqual([]);
    });

    it('holds every package that it needs, and none of development', () => {
      const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;
      const app = join(build.image('gateway').root, 'app');
      const packages = Object.entries(lock.packages).filter(([folder]) => folder !== '');
      const ofDevelopment = packages.filter(([, { dev = false, devOptional = false }]) => dev || devOptional);
      const optional = packages.filter((entry) => entry[1].optional === true);
      const needed = packages.filter((entry) => !ofDevelopment.includes(entry) && !optional.includes(entry));
      expect(needed.length).toBeGreaterThan(100);
      expect(needed.filter(([folder]) => !existsSync(join(app, folder)))).toEqual([]);
      expect(ofDevelopment.length).toBeGreaterThan(100);
      expect(ofDevelopment.filter(([folder]) => existsSync(join(app, folder)))).toEqual([]);
    });

    it('is small', () => {
      const image = build.image('gateway');
      const bytes = filesOf(image).reduce((sum, file) => sum + lstatSync(join(image.root, file)).size, 0);
      const megabytes = Math.round(bytes / 1024 / 1024);
      process.stdout.write(`the image adds ${megabytes} MB to its base\n`);
      expect(megabytes).toBeLessThan(MOST_MEGABYTES);
    });
  });

  const describeContained = CAN_CONTAIN ? describe : describe.skip;
  describeContained('makes images that run without rights on a read-only disk:', () => {
    const running: Container[] = [];

    function start(...how: Parameters<typeof Container.start>): Container {
      const container = Container.start(...how);
      running.push(container);
      return container;
    }

    afterAll(() => Promise.all(running.map((container) => container.kill())));

    it('the simulator and the gateway become healthy, bind, and end with 0 when they are stopped', async () => {
      const [simulatorPort, port] = [await freePort(), await freePort()];
      const simulator = start(build.image('simulator'), { SIMULATOR_PORT: String(simulatorPort) });
      await simulator.healthy();

      const env = {
        PORT: String(port),
        GATEWAY_MODE: 'test',
        NXCLOUD_ACCESS_KEY: SANDBOX_CREDENTIALS.accessKey,
        NXCLOUD_ACCESS_SECRET: SANDBOX_CREDENTIALS.accessSecret,
        NXCLOUD_PNS_BASE_URL: `http://127.0.0.1:${simulatorPort}`,
        NXCLOUD_PNS_BUSINESS_ID: SANDBOX_CREDENTIALS.pnsBusinessId,
      };
      const gateway = start(build.image('gateway'), env, 'app/data');
      await gateway.healthy();

      const id = await commanded(gateway, 'clients create --name courier --scope pns:write', 'id');
      const key = await commanded(gateway, `keys create ${id}`, 'key');
      const http = new Http(`http://127.0.0.1:${port}`, key);
      expect((await http.post('/v1/pns/bindings/axb', PNS_BINDS.axb)).status).toBe(201);

      const elsewhere = await gateway.exec(['node', '-e', 'fs.writeFileSync("dist/x", "")']);
      expect(elsewhere.stderr).toContain('EROFS');

      expect(await gateway.stop()).toBe(0);
      expect(await simulator.stop()).toBe(0);
    });
  });
});
