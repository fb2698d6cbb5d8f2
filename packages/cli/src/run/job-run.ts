import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fill, type Scope, textOf, type Value } from '@tidegate/workflow-lint/evaluate';
import type { Tree } from '@tidegate/workflow-lint/yaml';
import type { Workflow } from '../workflow/read.ts';
import { faulty } from '../workflow/faulty.ts';
import type { Performed } from './perform.ts';
import type { Session } from './session.ts';

/** A workflow that was started or called, with what it was given. */
export interface Call {
  readonly session: Session;
  readonly workflow: Workflow;
  /** Jobs it was called from, outermost first. */
  readonly path: readonly string[];
  readonly inputs: Readonly<Record<string, Value>>;
  readonly secrets: Readonly<Record<string, string>>;
}

export interface StepContext {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly conclusion: string;
}

/** What runs when the job ends, in reverse order. */
export interface Post {
  readonly name: string;
  applies(): boolean;
  run(): Promise<Performed>;
}

/** One job as it runs: what its steps have left behind so far. */
export interface JobRun {
  readonly call: Call;
  readonly label: string;
  readonly workspace: string;
  readonly temp: string;
  readonly trackingId: string;
  /** `needs`, `matrix` and `strategy`. */
  readonly contexts: Readonly<Record<string, Value>>;
  readonly defaults: { readonly workflow: Tree | undefined; readonly job: Tree | undefined };
  /** Milliseconds since the epoch at which the job is given up. */
  readonly deadline: number;
  /** Of workflow, job and GITHUB_ENV. */
  readonly env: Record<string, string>;
  /** The last added is looked in first. */
  readonly path: string[];
  readonly groups: number[];
  readonly posts: Post[];
  status: 'success' | 'failure' | 'cancelled';
}

/** Steps that see each other's outputs: those of a job, or of a composite action. */
export interface Frame {
  /** File and root of the repository the steps are written in. */
  readonly file: string;
  readonly home: string;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly steps: Record<string, StepContext>;
  /** Of a composite action: its folder and its environment. */
  readonly action?: { readonly folder: string; readonly env: Readonly<Record<string, string>> };
  /** Milliseconds since the epoch at which its steps are given up: with the job, or with the step that is the action. */
  readonly deadline: number;
  /** Whether one of its steps failed. */
  failed: boolean;
}

/** What expressions of a step see. */
export function scopeOf(job: JobRun, frame: Frame, env: Readonly<Record<string, string>> = {}): Scope {
  const { session, secrets, workflow } = job.call;
  const cancelled = session.interruption.cancelled;
  // An action asks for the status of its own steps.
  const failed = frame.failed || (frame.action === undefined && job.status === 'failure');
  return {
    contexts: {
      github: {
        ...session.github,
        workflow: workflow.name,
        workspace: job.workspace,
        ...(frame.action && { action_path: frame.action.folder }),
        token: secrets['GITHUB_TOKEN'] ?? '',
      },
      env: { ...job.env, ...frame.action?.env, ...env },
      vars: session.given.vars,
      secrets,
      inputs: frame.inputs,
      steps: frame.steps as unknown as Value,
      runner: {
        ...{ os: 'Linux', arch: process.arch === 'arm64' ? 'ARM64' : 'X64', name: 'local', environment: 'self-hosted' },
        ...{ temp: job.temp, tool_cache: session.env['RUNNER_TOOL_CACHE'] ?? '', debug: '' },
      },
      job: { status: job.status },
      ...job.contexts,
    },
    functions: {
      success: () => !failed && !cancelled,
      failure: () => failed && !cancelled,
      cancelled: () => cancelled,
      always: () => true,
      hashfiles: (...patterns) => hashFiles(job.workspace, patterns),
    },
  };
}

/** A scope without some contexts, where GitHub does not know them: what it would not begin is not run here. */
export function without(scope: Scope, ...names: readonly string[]): Scope {
  const contexts = Object.fromEntries(Object.entries(scope.contexts).filter(([name]) => !names.includes(name)));
  return { ...scope, contexts };
}

/** A place of a file filled in; what cannot be is told with its place. */
export function filled(file: string, tree: Tree, scope: Scope): Value {
  if (tree.kind === 'sequence') return tree.items.map((item) => filled(file, item, scope));
  if (tree.kind === 'mapping') {
    return Object.fromEntries(tree.entries.map(({ key, value }) => [key, filled(file, value, scope)]));
  }
  if (typeof tree.value !== 'string') return tree.value;
  return located(file, tree, () => fill(tree.text, scope));
}

/** A place that is true or false. A text is neither, on GitHub too: taken as a value, `'false'` would be true. */
export function filledFlag(file: string, tree: Tree, scope: Scope): boolean {
  const value = filled(file, tree, scope);
  if (typeof value === 'boolean') return value;
  const what = typeof value === 'string' ? `the text \`${value}\`` : `\`${textOf(value)}\``;
  throw faulty(
    file,
    tree.at,
    `true or false is asked for, and this is ${what}.`,
    "Of a text, write `${{ ... == 'true' }}`.",
  );
}

/** Runs `read`, and gives an error of its expression the place it stands at. */
export function located<T>(file: string, tree: Tree, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw faulty(file, tree.at, (error as Error).message);
  }
}

/** A mapping of texts filled in: `env:`, `with:`, `outputs:`. */
export function filledTexts(file: string, tree: Tree | undefined, scope: Scope): Record<string, string> {
  return Object.fromEntries((tree?.entries ?? []).map(({ key, value }) => [key, textOf(filled(file, value, scope))]));
}

/** SHA-256 over the SHA-256 of every file that matches; empty where none does. */
function hashFiles(workspace: string, patterns: readonly string[]): string {
  const files = globSync(patterns.flatMap((pattern) => pattern.split('\n')).filter(Boolean), { cwd: workspace })
    .filter((file) => statSync(join(workspace, file)).isFile())
    .sort();
  if (files.length === 0) return '';
  const whole = createHash('sha256');
  for (const file of files)
    whole.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest(),
    );
  return whole.digest('hex');
}
