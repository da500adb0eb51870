import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Secrets by the names of their variables. */
export type Secrets = Readonly<Record<string, string>>;

/** Changes what stands in a folder, as those do who look after secrets. */
export type ChangeSecrets = (folder: string, secrets: Secrets) => void;

let changes = 0;

/** As a careful person does: each file is written elsewhere and put in the place of the old one. */
export const renameFiles: ChangeSecrets = (folder, secrets) => {
  for (const [name, text] of Object.entries(secrets)) {
    writeFileSync(join(folder, `.${name}`), text);
    renameSync(join(folder, `.${name}`), join(folder, name));
  }
};

/** As Kubernetes does: the files are links through `..data`, a link to a folder that is never written to again. */
export const swapFolder: ChangeSecrets = (folder, secrets) => {
  changes += 1;
  const data = `..data-${changes}`;
  mkdirSync(join(folder, data));
  for (const [name, text] of Object.entries(secrets)) {
    writeFileSync(join(folder, data, name), text);
    if (!existsSync(join(folder, name))) symlinkSync(join('..data', name), join(folder, name));
  }
  symlinkSync(data, join(folder, '..data-next'));
  renameSync(join(folder, '..data-next'), join(folder, '..data'));
};

/** A folder of secrets for a gateway. */
export class SecretFolder {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nxg-secrets-'));

  constructor(
    secrets: Secrets,
    private readonly write: ChangeSecrets = renameFiles,
  ) {
    this.change(secrets);
  }

  /** Variables that name the files, over ones that would hold the secrets themselves. */
  variables(...names: string[]): Record<string, string> {
    return Object.fromEntries(
      names.flatMap((name) => [
        [name, ''],
        [`${name}_FILE`, join(this.folder, name)],
      ]),
    );
  }

  change(secrets: Secrets): void {
    this.write(this.folder, secrets);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
