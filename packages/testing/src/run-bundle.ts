import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Evidence, evidenceSchema } from '@tidegate/evidence';
import { parseCommands, parseRunnerFile } from './runner-files.ts';

export interface BundleRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Values masked with `::add-mask::`. */
  readonly masks: readonly string[];
  /** `::error::`, `::warning::` and `::notice::` commands. */
  readonly annotations: readonly {
    level: string;
    title: string | undefined;
    message: string;
    file?: string;
    line?: number;
  }[];
  /** Everything a person can read afterwards: log without mask commands, summary, outputs, every file of the report folder. */
  readonly visible: string;
  readonly evidence: Evidence | undefined;
  readonly workspace: string;
}

export interface BundleOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly workspace?: string;
  /** State saved by an earlier step, for a `post:` run. */
  readonly state?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Hears the log as it is written, for people who watch. */
  readonly onOutput?: (text: string) => void;
  /** Called with the child process, for tests that signal or kill it. */
  readonly onStart?: (child: {
    readonly pid: number;
    readonly kill: (signal: NodeJS.Signals) => void;
    readonly closeLog: () => void;
  }) => void;
}

/** Folder of the built bundles. */
const dist = resolve(import.meta.dirname, '../../../dist');

/**
 * Runs `dist/<name>/index.js` as a runner would: a child process of this Node (24), `INPUT_*` variables, GITHUB_* files,
 * and an environment that holds nothing else but PATH and HOME.
 */
export async function runBundle(name: string, options: BundleOptions = {}): Promise<BundleRun> {
  const bundle = join(dist, name, 'index.js');
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing: run \`npm run build\` first`);
  return runStep(bundle, options);
}

/** Runs any entry file as `runBundle` runs a bundle; TypeScript too, as this Node strips its types. */
export async function runStep(entry: string, options: BundleOptions = {}): Promise<BundleRun> {
  const scratch = await mkdtemp(join(tmpdir(), 'tidegate-runner-'));
  const workspace = options.workspace ?? join(scratch, 'workspace');
  await mkdir(workspace, { recursive: true });
  const files = { output: join(scratch, 'output'), state: join(scratch, 'state'), summary: join(scratch, 'summary') };
  for (const file of Object.values(files)) await writeFile(file, '');
  const reportDir = options.inputs?.['report-dir'] ?? 'tidegate-report';

  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    cwd: workspace,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ...(process.env['XDG_CACHE_HOME'] && { XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] }),
      ...(process.env['RUNNER_TOOL_CACHE'] && { RUNNER_TOOL_CACHE: process.env['RUNNER_TOOL_CACHE'] }),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: files.output,
      GITHUB_STATE: files.state,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_REPOSITORY: 'octo/flights',
      GITHUB_RUN_ID: '99',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_JOB: 'gate',
      RUNNER_TEMP: scratch,
      ...Object.fromEntries(Object.entries(options.inputs ?? {}).map(([key, value]) => [inputVariable(key), value])),
      ...Object.fromEntries(Object.entries(options.state ?? {}).map(([key, value]) => [`STATE_${key}`, value])),
      ...options.env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    options.onOutput?.(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  options.onStart?.({
    pid: child.pid!,
    kill: (signal) => void child.kill(signal),
    closeLog: () => void child.stdout.destroy(),
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 60_000);
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolveExit, reject) => {
    child.on('error', reject);
    child.on('close', (code, by) => resolveExit([code, by]));
  }).finally(() => clearTimeout(timer));

  const outputText = await readFile(files.output, 'utf8');
  const summary = await readFile(files.summary, 'utf8');
  const outputs = parseRunnerFile(outputText);
  const commands = parseCommands(stdout);
  const log = stdout.replace(/^::add-mask::.*$/gm, '');
  const reports = await readAll(resolve(workspace, reportDir));
  // Several gates in one step leave one each; the last is the one that decided.
  const evidencePath = outputs['evidence']?.split('\n').at(-1);
  return {
    exitCode,
    signal,
    stdout,
    stderr,
    outputs,
    state: parseRunnerFile(await readFile(files.state, 'utf8')),
    summary,
    masks: commands.filter(({ command }) => command === 'add-mask').map(({ message }) => message),
    annotations: commands
      .filter(({ command }) => ['error', 'warning', 'notice'].includes(command))
      .map(({ command, properties, message }) => ({
        level: command,
        title: properties['title'],
        message,
        ...(properties['file'] !== undefined && { file: properties['file'], line: Number(properties['line']) }),
      })),
    visible: [log, stderr, summary, outputText, ...reports].join('\n'),
    evidence: evidencePath
      ? evidenceSchema.parse(JSON.parse(await readFile(resolve(workspace, evidencePath), 'utf8')))
      : undefined,
    workspace,
  };
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

async function readAll(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
}
