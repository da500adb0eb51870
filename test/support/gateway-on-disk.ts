import { join } from 'node:path';
import { EnvironmentSource } from '../../src/config/environment';
import { dataKey } from './databases';
import { startGateway, TestGateway } from './gateway';
import { canMountDisks, mountDisk, SmallDisk } from './small-disk';

const MEGABYTES = 8;

/** `describe` where a disk of one's own can be mounted; else a visible skip. */
export const describeOnSmallDisk = canMountDisks() ? describe : describe.skip;

/** A gateway over an SQLite file on a small disk of its own. */
export interface GatewayOnDisk {
  readonly disk: SmallDisk;
  /** The path of the SQLite file. */
  readonly file: string;
  readonly gateway: TestGateway;
  close(): Promise<void>;
}

export async function startGatewayOnDisk(env: EnvironmentSource): Promise<GatewayOnDisk> {
  const disk = mountDisk(MEGABYTES);
  const file = join(disk.folder, 'gateway.sqlite');
  try {
    const gateway = await startGateway({
      env: { DATABASE_URL: `sqlite:${file}`, DATA_ENCRYPTION_KEYS: dataKey('one', 1), ...env },
    });
    const close = async (): Promise<void> => {
      try {
        await gateway.close();
      } finally {
        disk.unmount();
      }
    };
    return { disk, file, gateway, close };
  } catch (error) {
    disk.unmount();
    throw error;
  }
}
