import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { holds, textOf } from '@tidegate/workflow-lint/evaluate';
import { child, type Tree } from '@tidegate/workflow-lint/yaml';
import { readTree } from '../workflow/read.ts';
import { type Frame, filled, filledTexts, type JobRun, scopeOf } from './job-run.ts';
import { perform, type Performed } from './perform.ts';

/** An action of a folder, as its action.yml describes it. */
export interface Action {
  readonly folder: string;
  readonly file: string;
  readonly name: string;
  readonly tree: Tree;
  readonly kind: 'javascript' | 'composite';
}

/** Reads an action.yml. None, and one that runs in a container, is a UserError. */
export function readAction(folder: string, uses: string): Action {
  const path = ['action.yml', 'action.yaml'].map((name) => join(folder, name)).find((file) => existsSync(file));
  if (path === undefined)
    throw new UserError('not-found', `There is no action \`${uses}\`.`, {
      hint: 'Is the repository checked out before this step?',
    });
  const tree = readTree(path, `${uses}/${basename(path)}`);
  const using = child(tree, 'runs', 'using')?.text ?? '';
  const kind = using === 'composite' ? 'composite' : using.startsWith('node') ? 'javascript' : undefined;
  if (kind === undefined)
    throw new UserError(
      'unsupported',
      `The action \`${uses}\` runs by \`${using}\`, and nothing runs in containers here.`,
    );
  return { folder, file: `${uses}/${basename(path)}`, name: child(tree, 'name')?.text ?? uses, tree, kind };
}

/** Inputs of a call, with the defaults of those left out. Unknown ones are told, as GitHub does. */
export function actionInputs(
  action: Action,
  given: Readonly<Record<string, string>>,
  job: JobRun,
  frame: Frame,
): Record<string, string> {
  const declared = child(action.tree, 'inputs')?.entries ?? [];
  const unknown = Object.keys(given).filter(
    (name) => !declared.some(({ key }) => key.toLowerCase() === name.toLowerCase()),
  );
  if (unknown.length > 0) job.call.session.log.say(`  warning: Unexpected inputs: ${unknown.join(', ')}`);
  const scope = scopeOf(job, frame);
  const defaults = declared.map(({ key, value }): [string, string] => {
    const tree = child(value, 'default');
    const named = Object.entries(given).find(([name]) => name.toLowerCase() === key.toLowerCase());
    return [key, named?.[1] ?? (tree ? textOf(filled(action.file, tree, scope)) : '')];
  });
  return { ...given, ...Object.fromEntries(defaults) };
}

/** Runs a JavaScript action on this Node, and notes what it does at the end of the job. */
export async function runJavaScript(
  action: Action,
  inputs: Readonly<Record<string, string>>,
  step: { job: JobRun; frame: Frame; env: Readonly<Record<string, string>>; timeoutMs: number; name: string },
): Promise<Performed> {
  const { job, frame } = step;
  const runs = (key: string) => child(action.tree, 'runs', key)?.text;
  const own: Frame = { ...frame, action: { folder: action.folder, env: frame.action?.env ?? {} } };
  const inputEnv = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
  const start = (entry: string, state: Readonly<Record<string, string>>, timeoutMs: number) =>
    perform(job, own, {
      command: [process.execPath, ['--disable-warning=ExperimentalWarning', resolve(action.folder, entry)]],
      cwd: job.workspace,
      env: step.env,
      runner: {
        ...inputEnv,
        ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
      },
      timeoutMs,
    });
  const main = await start(runs('main') ?? 'index.js', {}, step.timeoutMs);
  const post = runs('post');
  if (post !== undefined) {
    const condition = runs('post-if') ?? 'always()';
    job.posts.push({
      name: `Post ${step.name}`,
      applies: () => holds(condition, scopeOf(job, frame, step.env)),
      run: () => start(post, main.state, job.deadline - Date.now()),
    });
  }
  return main;
}

/** The frame of a composite action's steps. */
export function compositeFrame(
  action: Action,
  inputs: Readonly<Record<string, string>>,
  frame: Frame,
  step: { readonly env: Readonly<Record<string, string>>; readonly timeoutMs: number },
): Frame {
  return {
    file: action.file,
    home: frame.home,
    inputs,
    steps: {},
    action: { folder: action.folder, env: { ...frame.action?.env, ...step.env } },
    deadline: Date.now() + step.timeoutMs,
    failed: false,
  };
}

/** Outputs of a composite action, once its steps have ended. */
export function compositeOutputs(action: Action, job: JobRun, inner: Frame): Record<string, string> {
  const outputs = child(action.tree, 'outputs')?.entries ?? [];
  const values = {
    ...action.tree,
    entries: outputs.flatMap(({ key, at, value }) => {
      const tree = child(value, 'value');
      return tree ? [{ key, at, value: tree }] : [];
    }),
  };
  return filledTexts(action.file, values, scopeOf(job, inner));
}
