import { Simulator, startSimulator } from '../../sandbox/simulator/start-simulator';
import { EnvironmentSource } from '../../src/config/environment';
import { ADMIN_KEY } from './canaries';
import { createPostgres, StoredDatabase } from './databases';
import { environmentFor } from './gateway';
import { Http } from './http';
import { spawnGateway, SpawnedGateway } from './spawned-gateway';

/** Built gateways as processes of their own, over one empty PostgreSQL and one NXCloud. */
export class Replicas {
  private constructor(
    readonly database: StoredDatabase,
    readonly simulator: Simulator,
    private readonly processes: readonly SpawnedGateway[],
    readonly urls: readonly string[],
  ) {}

  /** Starts so many at one moment. */
  static async start(count: number, env: EnvironmentSource = {}): Promise<Replicas> {
    const database = await createPostgres();
    const simulator = await startSimulator();
    const settings = { ...environmentFor(simulator.url, simulator.credentials), ...database.env, ...env };
    const processes = Array.from({ length: count }, () => spawnGateway(settings));
    const urls: string[] = [];
    const replicas = new Replicas(database, simulator, processes, urls);
    try {
      const lines = await Promise.all(processes.map((gateway) => gateway.logged('listening')));
      urls.push(...lines.map(({ url }) => String(url)));
    } catch (error) {
      await replicas.remove();
      throw error;
    }
    return replicas;
  }

  url(index: number): string {
    const url = this.urls[index];
    if (url === undefined) throw new Error(`there is no replica ${index}`);
    return url;
  }

  /** Makes a client at the last of them. @returns its key */
  async createClient(
    draft: Readonly<Record<string, unknown>>,
  ): Promise<{ id: string; keyId: string; key: string }> {
    const admin = this.admin();
    const client = await admin.post('/v1/admin/clients', draft);
    const id = String(client.body.id);
    const { body } = await admin.post(`/v1/admin/clients/${id}/keys`);
    return { id, keyId: String(body.id), key: String(body.key) };
  }

  admin(): Http {
    return new Http(this.url(this.urls.length - 1), ADMIN_KEY);
  }

  /** Ends one as a crash does: nothing of it runs any more when this resolves. */
  async kill(index: number): Promise<void> {
    const process = this.processes[index];
    process?.child.kill('SIGKILL');
    await process?.exit;
  }

  async remove(): Promise<void> {
    await Promise.all(this.processes.map((_, index) => this.kill(index)));
    await this.simulator.close();
    await this.database.remove();
  }
}
