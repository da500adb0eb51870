import { writeFileSync } from 'node:fs';
import { Simulator, startSimulator } from '../sandbox/simulator/start-simulator';
import { eventually, PNS_BINDS } from './support/bindings';
import { eventsOf } from './support/callbacks';
import { PHONE_A } from './support/canaries';
import { compose, PreparedCompose } from './support/compose';
import { Http } from './support/http';
import {
  createScratchDatabase,
  describePostgres,
  hasRedis,
  REDIS_URL,
  ScratchDatabase,
} from './support/postgres';
import { spawnGateway, SpawnedGateway } from './support/spawned-gateway';

/** Where things are that compose.yaml calls by the names of their services. */
const PLACES_OF_ONE_MACHINE = {
  HOST: '127.0.0.1',
  PORT: '0',
  ...(hasRedis ? { REDIS_URL } : { REDIS_URL: '' }),
};

describePostgres(
  'the gateways of compose.yaml with the simulator, as processes with exactly its environment',
  () => {
    let prepared: PreparedCompose;
    let database: ScratchDatabase;
    let simulator: Simulator;
    let gateways: SpawnedGateway[];
    let urls: string[];

    beforeAll(async () => {
      prepared = new PreparedCompose('--simulator');
      database = await createScratchDatabase();
      simulator = await startSimulator();
      writeFileSync(prepared.path('secrets/database_url'), database.url);
      const services = Object.entries(compose.services).filter(([name]) => name.startsWith('gateway-'));
      gateways = services.map(([, service]) => {
        const environment = prepared.environmentOf(service);
        const places = Object.keys(environment).filter(
          (name) => environment[name] === 'http://simulator:4010',
        );
        const simulated = Object.fromEntries(places.map((name) => [name, simulator.url]));
        return spawnGateway({ ...environment, ...simulated, ...PLACES_OF_ONE_MACHINE });
      });
      const lines = await Promise.all(gateways.map((gateway) => gateway.logged('listening')));
      urls = lines.map(({ url }) => String(url));
    });

    afterAll(async () => {
      for (const { child } of gateways) child.kill('SIGKILL');
      await Promise.all(gateways.map(({ exit }) => exit));
      await simulator.close();
      await database.drop();
      prepared.remove();
    });

    it('become ready, lack nothing, and serve one client, whose bindings and calls each of them knows', async () => {
      for (const url of urls) expect((await new Http(url).get('/health/ready')).status).toBe(200);
      expect(gateways.flatMap(({ lines }) => lines.filter((line) => line.includes('is not set')))).toEqual(
        [],
      );

      const admins = urls.map((url) => new Http(url, prepared.text('secrets/gateway_admin_key')));
      const draft = {
        name: 'courier',
        scopes: ['pns:read', 'pns:write', 'events:read'],
        businessPhones: [],
        interlineNumbers: [],
      };
      const { body: client } = await (admins[0] as Http).post('/v1/admin/clients', draft);
      const { body: made } = await (admins[1] as Http).post(`/v1/admin/clients/${String(client.id)}/keys`);
      const [first, second] = urls.map((url) => new Http(url, String(made.key))) as [Http, Http];

      const { status, body: binding } = await first.post('/v1/pns/bindings/axb', PNS_BINDS.axb);
      expect(status).toBe(201);
      expect((await second.get(`/v1/pns/bindings/${String(binding.id)}`)).body).toEqual(binding);

      const callbackUrl = prepared.text('secrets/simulator_callback_url');
      simulator.control.setCallbacks({ url: callbackUrl.replace('http://gateway:3000', urls[1] ?? '') });
      simulator.control.placeCall({ product: 'pns', from: PHONE_A, to: String(binding.numberX) });
      await eventually(async () => (await eventsOf({ http: first })).length === 1);
    });

    it('end with 0 when they are stopped', async () => {
      for (const { child } of gateways) child.kill('SIGTERM');
      expect(await Promise.all(gateways.map(({ exit }) => exit))).toEqual([0, 0]);
    });
  },
);
