import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Copy, DockerfileParser, From, Instruction } from 'dockerfile-ast';
import { ROOT } from './project';

export const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');

/** One instruction of a stage. */
export type Step =
  | { readonly kind: 'workdir'; readonly text: string }
  | { readonly kind: 'user'; readonly text: string }
  | { readonly kind: 'stopSignal'; readonly text: string }
  /** What changes nothing that is run: LABEL, ARG, EXPOSE. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'run'; readonly command: string }
  | {
      readonly kind: 'copy';
      /** Another stage; null: the project's folder. */
      readonly from: string | null;
      readonly owner: string | null;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: 'env'; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: 'command' | 'healthCheck'; readonly words: readonly string[] };

export interface Stage {
  readonly name: string;
  /** The image that it begins with. */
  readonly base: string;
  readonly steps: readonly Step[];
}

/** The stages of a Dockerfile, in its order. What this reader does not know is refused, never passed over. */
export function readStages(text: string): Stage[] {
  const stages: { name: string; base: string; steps: Step[] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From) {
      const base = instruction.getImage() ?? '';
      stages.push({ name: instruction.getBuildStage() ?? base, base, steps: [] });
    } else {
      stages.at(-1)?.steps.push(readStep(instruction));
    }
  }
  return stages;
}

function readStep(instruction: Instruction): Step {
  const keyword = instruction.getKeyword();
  const words = instruction.getArguments().map((word) => word.getValue());
  const text = instruction.getRawArgumentsContent() ?? '';
  switch (keyword) {
    case 'WORKDIR':
      return { kind: 'workdir', text };
    case 'USER':
      return { kind: 'user', text };
    case 'STOPSIGNAL':
      return { kind: 'stopSignal', text };
    case 'RUN':
      return { kind: 'run', command: text };
    case 'ENV':
      return { kind: 'env', variables: Object.fromEntries(words.map(splitAssignment)) };
    case 'COPY':
      return readCopy(instruction, words);
    case 'CMD':
      return { kind: 'command', words: execForm(keyword, text) };
    case 'HEALTHCHECK':
      return { kind: 'healthCheck', words: execForm(keyword, text.slice(text.indexOf('CMD') + 3)) };
    case 'LABEL':
    case 'ARG':
    case 'EXPOSE':
      return { kind: 'note', text: `${keyword} ${text}` };
    default:
      throw new Error(`nothing here knows how to carry out ${keyword}`);
  }
}

function readCopy(instruction: Instruction, words: readonly string[]): Step {
  const flags = instruction instanceof Copy ? instruction.getFlags() : [];
  const values = new Map(flags.map((flag) => [flag.getName(), flag.getValue()]));
  const unknown = [...values.keys()].filter((name) => name !== 'from' && name !== 'chown');
  if (unknown.length > 0) throw new Error(`nothing here knows COPY --${unknown.join(', --')}`);
  return {
    kind: 'copy',
    from: values.get('from') ?? null,
    owner: values.get('chown') ?? null,
    sources: words.slice(0, -1),
    target: words.at(-1) ?? '',
  };
}

/** The words of `["node", "…"]`: in the other form a shell would stand between the signal and the process. */
function execForm(keyword: string, text: string): string[] {
  const words: unknown = text.trimStart().startsWith('[') ? JSON.parse(text) : null;
  if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words;
  throw new Error(`${keyword} is not in the exec form`);
}

function splitAssignment(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name, value.join('=')];
}
