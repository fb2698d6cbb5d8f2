import { parseYaml } from '../yaml/parse.ts';
import { child, type Tree } from '../yaml/tree.ts';
import { type Declared, declared, readWorkflow, type Workflow } from './workflow.ts';

/** How files are read. Paths are relative to the root of the checkout, with slashes. */
export interface Checkout {
  /** Undefined when there is no such file. */
  read(path: string): string | undefined;
  /** Files of other repositories that are known here, by `owner/name`. */
  readonly foreign?: Readonly<Record<string, Pick<Checkout, 'read'>>>;
}

/** What stands behind a `uses:`. */
export type Callee =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string }
  | ({
      readonly kind: 'workflow';
      readonly path: string;
      readonly workflow: Workflow;
      readonly callable: boolean;
    } & Interface)
  | ({ readonly kind: 'action'; readonly path: string } & Interface);

interface Interface {
  readonly inputs: readonly Declared[];
  readonly secrets: readonly Declared[];
  readonly outputs: readonly string[];
}

export interface Project {
  readonly workflows: readonly Workflow[];
  readonly checkout: Checkout;
  /** Patterns `owner/*` and `owner/name` of actions whose tags are trusted not to move. */
  readonly trusted: readonly string[];
  /** Undefined for what is of another repository that is not known here. */
  resolve(uses: string): Callee | undefined;
}

export function project(workflows: readonly Workflow[], checkout: Checkout, trusted: readonly string[]): Project {
  const known = new Map<string, Callee | undefined>();
  return {
    workflows,
    checkout,
    trusted,
    resolve: (uses) => {
      if (!known.has(uses)) known.set(uses, resolve(uses, checkout));
      return known.get(uses);
    },
  };
}

function resolve(uses: string, checkout: Checkout): Callee | undefined {
  // `$/` is this repository at the same commit.
  if (/^(\.|\$)\//.test(uses)) return read(uses.slice(2).replace(/\/+$/, ''), checkout);
  const match = /^([^/@]+\/[^/@]+)(?:\/([^@]*))?@/.exec(uses);
  const foreign = match && checkout.foreign?.[match[1]!];
  return foreign ? read(match[2] ?? '', foreign) : undefined;
}

function read(path: string, from: Pick<Checkout, 'read'>): Callee {
  const isWorkflow = /\.ya?ml$/.test(path);
  const names = isWorkflow
    ? [path]
    : ['action.yml', 'action.yaml'].map((name) => (path === '' ? name : `${path}/${name}`));
  for (const name of names) {
    const source = from.read(name);
    if (source === undefined) continue;
    const parsed = parseYaml(source);
    if (!('tree' in parsed)) return { kind: 'unreadable', path: name };
    return isWorkflow ? calledWorkflow(name, source, parsed.tree) : action(name, parsed.tree);
  }
  // An action may be a Dockerfile alone.
  return !isWorkflow && from.read(`${path}/Dockerfile`) !== undefined
    ? { kind: 'unreadable', path }
    : { kind: 'missing', path };
}

function calledWorkflow(path: string, source: string, tree: Tree): Callee {
  const workflow = readWorkflow(path, source, tree);
  const call = workflow.triggers.get('workflow_call');
  return {
    kind: 'workflow',
    path,
    workflow,
    callable: workflow.triggers.has('workflow_call'),
    inputs: declared(child(call, 'inputs')),
    secrets: declared(child(call, 'secrets')),
    outputs: (child(call, 'outputs')?.entries ?? []).map(({ key }) => key),
  };
}

function action(path: string, tree: Tree): Callee {
  return {
    kind: 'action',
    path,
    inputs: declared(child(tree, 'inputs')),
    secrets: [],
    outputs: (child(tree, 'outputs')?.entries ?? []).map(({ key }) => key),
  };
}
