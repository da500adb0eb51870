import { Manifest } from './chart';
import { typeErrors } from './type-errors';

/** Where the types are that were made of Kubernetes' own schemas. */
function moduleOf({ apiVersion, kind }: Manifest): string {
  const isMonitoring = apiVersion.startsWith('monitoring.coreos.com/');
  const library = isMonitoring ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
  return `${library}/${apiVersion}/${kind}`;
}

/**
 * What Kubernetes would refuse of these: fields that it does not know, lacks, or that hold something else. The compiler
 * finds it, since it holds a literal to its type in every depth; the schemas themselves let unknown fields pass.
 */
export function refusedByKubernetes(manifests: readonly Manifest[]): string[] {
  const statements = manifests.map(
    (manifest, index) =>
      `import type { I${manifest.kind} as Type${index} } from '${moduleOf(manifest)}';\n` +
      `export const manifest${index}: Type${index} = ${JSON.stringify(manifest)};\n`,
  );
  return typeErrors(statements.join(''));
}
