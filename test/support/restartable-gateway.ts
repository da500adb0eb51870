import { Simulator, startSimulator } from '../../sandbox/simulator/start-simulator';
import { EnvironmentSource } from '../../src/config/environment';
import { eventually, sentForms } from './bindings';
import { ADMIN_KEY, BUSINESS_PHONE, CALLBACK_TOKEN } from './canaries';
import { CreateDatabase, StoredDatabase } from './databases';
import { environmentFor } from './gateway';
import { Http } from './http';
import { spawnGateway, SpawnedGateway } from './spawned-gateway';

const SCOPES = [
  'interline:read',
  'interline:write',
  'pns:read',
  'pns:write',
  'events:read',
  'webhooks:read',
  'webhooks:write',
];

/** A client with one relay binding and one business phone: what callbacks of it must name. */
export interface Owner {
  readonly id: string;
  readonly key: string;
  readonly businessPhone: string;
  readonly numberX: string;
  readonly subid: string;
  /** What NXCloud was given as user data, with the routing tag in it. */
  readonly taggedUserData: string;
}

/** The built gateway as a process over one database and one NXCloud, to be ended and started again. */
export class RestartableGateway {
  private process: SpawnedGateway | null = null;
  private url: string | null = null;
  private isRemoved = false;
  private owners = 0;

  private constructor(
    readonly database: StoredDatabase,
    readonly simulator: Simulator,
    private readonly env: EnvironmentSource,
  ) {}

  static async over(create: CreateDatabase, env: EnvironmentSource = {}): Promise<RestartableGateway> {
    const database = await create();
    const simulator = await startSimulator();
    return new RestartableGateway(database, simulator, {
      ...environmentFor(simulator.url, simulator.credentials),
      WEBHOOK_ALLOW_HTTP: 'true',
      WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8',
      ...database.env,
      ...env,
    });
  }

  get isRunning(): boolean {
    return this.process?.child.exitCode === null && this.process.child.signalCode === null;
  }

  async start(): Promise<void> {
    this.process = spawnGateway(this.env);
    this.url = String((await this.process.logged('listening')).url);
  }

  /** Ends it as a crash does: nothing of it runs any more when this resolves. */
  async kill(): Promise<void> {
    this.url = null;
    this.process?.child.kill('SIGKILL');
    await this.process?.exit;
  }

  /** Asks it to end, and lets it be found until it has ended. */
  async terminate(): Promise<{ code: number | null; seconds: number }> {
    const begun = performance.now();
    this.process?.child.kill('SIGTERM');
    const code = (await this.process?.exit) ?? null;
    this.url = null;
    return { code, seconds: (performance.now() - begun) / 1000 };
  }

  /** Where it listens, as soon as it does. */
  async listening(): Promise<string> {
    await eventually(() => this.url !== null || this.isRemoved, 60);
    if (this.url === null) throw new Error('the gateway is gone for good');
    return this.url;
  }

  async callbackUrl(): Promise<string> {
    return `${await this.listening()}/callbacks/${CALLBACK_TOKEN}`;
  }

  async as(key: string): Promise<Http> {
    return new Http(await this.listening(), key);
  }

  /** Makes a client that owns what no other owner has. */
  async createOwner(): Promise<Owner> {
    this.owners += 1;
    const number = this.owners;
    const businessPhone = `+${Number(BUSINESS_PHONE) + number - 1}`;
    const numberX = `1700000000${number}`;
    const admin = await this.as(ADMIN_KEY);
    const draft = {
      name: `owner ${number}`,
      scopes: SCOPES,
      businessPhones: [businessPhone],
      interlineNumbers: ['*'],
    };
    const { body: client } = await admin.post('/v1/admin/clients', draft);
    const id = String(client.id);
    const key = String((await admin.post(`/v1/admin/clients/${id}/keys`)).body.key);
    const bound = await new Http(await this.listening(), key).post('/v1/interline/bindings', {
      numberX,
      numberA: `1380000000${number}`,
      numberB: `1390000000${number}`,
      ttlSeconds: 3600,
      userData: `order ${number}`,
    });
    const taggedUserData = sentForms(this.simulator, 'interline.axb').at(-1)?.userData ?? '';
    return { id, key, businessPhone, numberX, subid: String(bound.body.upstreamId), taggedUserData };
  }

  /** The ids that NXCloud gave to relay bindings, at NXCloud and in the register; there with the state. */
  async relayBindings(): Promise<{ atNXCloud: string[]; inRegister: string[] }> {
    const register = await this.database.rows('select state, upstream_id from bindings');
    return {
      atNXCloud: this.simulator.control.bindings().interline.map(({ subid }) => subid),
      inRegister: register.map((row) => `${String(row.state)} ${String(row.upstream_id)}`),
    };
  }

  async remove(): Promise<void> {
    this.isRemoved = true;
    await this.kill();
    await this.simulator.close();
    await this.database.remove();
  }
}
