import { join } from 'node:path';
import {
  createCompilerHost,
  createProgram,
  createSourceFile,
  flattenDiagnosticMessageText,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
} from 'typescript';
import { Manifest } from './chart';
import { PROJECT } from './dockerfile';

/** In no folder that exists: it is never written. */
const FILE = join(PROJECT, 'manifests.ts');

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
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ScriptTarget.ES2022,
    module: ModuleKind.Node16,
    moduleResolution: ModuleResolutionKind.Node16,
  };
  const host = createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) =>
    path === FILE
      ? createSourceFile(FILE, statements.join(''), ScriptTarget.ES2022)
      : getSourceFile(path, ...rest);
  const program = createProgram([FILE], options, host);
  const file = program.getSourceFile(FILE);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText }) => flattenDiagnosticMessageText(messageText, ' '),
  );
}
