import { join } from 'node:path';
import {
  CompilerOptions,
  createCompilerHost,
  createProgram,
  createSourceFile,
  flattenDiagnosticMessageText,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
} from 'typescript';
import { ROOT } from './project';

/** It is never written. */
const FILE = join(ROOT, 'program-of-a-test.ts');

/**
 * What the compiler says of a program that stands in the root of the repository.
 * @param types packages whose global types it sees
 */
export function typeErrors(text: string, types: string[] = []): string[] {
  const options: CompilerOptions = {
    module: ModuleKind.Node20,
    moduleResolution: ModuleResolutionKind.Node16,
    target: ScriptTarget.ES2022,
    types,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) =>
    path === FILE ? createSourceFile(FILE, text, ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  const program = createProgram([FILE], options, host);
  const file = program.getSourceFile(FILE);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText }) => flattenDiagnosticMessageText(messageText, ' '),
  );
}
