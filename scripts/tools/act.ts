// Running workflow files with nektos/act on this machine: no docker, no github.com.
//
// Works, each with a test in test/system/act.system.ts: `uses: tidegate/mlops/actions/<name>@v1` and called workflows
// `tidegate/mlops/.github/workflows/<file>@v1` from a local folder; Node 24 actions with `main: ../../dist/...`; inputs with
// types and defaults, secrets, `vars`; outputs between steps, jobs and called workflows; `needs.<job>.result` and `if: always()`,
// also after a failed called workflow (a correction of ours, see act-build.ts); skipped jobs and steps; job summaries and
// annotations; actions/checkout (a copy of the consumer's folder with its .git, uncommitted files too; a given `ref` is a clone);
// upload-artifact and download-artifact through act's artifact server by the real @actions/artifact; a failing step fails act;
// actions/attest with the keys of an authority on this machine, whose folder is SIGNING_KEYS in `env`.
//
// Differs from GitHub: `environment:`, `concurrency:`, `permissions:`, `services:`, `container:`, OIDC, docker actions and protection
// rules do nothing or fail; every job runs on this machine with its tools; the workspace is empty without actions/checkout, as on GitHub,
// but that copies uncommitted files too; a process left in the background ends with its step unless it runs under nohup by then; those
// are ended after the run, not after their job; an artifact of a name that exists is overwritten; actions/cache never hits; act
// masks no secret in a summary, nor in the name of a nameless step whose command pastes one (`log` and `steps` of the result).
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { freePort } from '../servers/process.ts';
import { installAct } from './act-build.ts';
import { readActLog } from './act-log.ts';
import type { ActLog } from './act-log.ts';
import { findUses, localRepositories } from './act-uses.ts';
import { progress } from './cache.ts';
import { runMarker, endMarked } from './orphans.ts';

export interface ActOptions {
  /** The consumer's folder, a git repository. */
  readonly consumer: string;
  /** The workflow file, relative to the consumer: `.github/workflows/train.yml`. */
  readonly workflow: string;
  /** Where state, log and artifacts go; new or empty. */
  readonly folder: string;
  /** Folders that stand for repositories at any ref: `{ 'tidegate/mlops': staging }` (see staging.ts). */
  readonly repositories?: Readonly<Record<string, string>>;
  /** Default `workflow_dispatch`. */
  readonly event?: string;
  /** The event's payload besides `inputs`. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Environment of every job; GITHUB_API_URL, GITHUB_RUN_ID and the like may be given here. Leave GITHUB_SERVER_URL alone. */
  readonly env?: Readonly<Record<string, string>>;
  /** `owner/name` of the consumer; default `acme/flights`. */
  readonly repository?: string;
  /** One job and what it needs. */
  readonly job?: string;
  /** The python of actions/setup-python; its folder is on PATH for every job too. */
  readonly python?: string;
  /** Where artifacts are kept; default `<folder>/artifacts`. Two runs that share it and GITHUB_RUN_ID see each other's. */
  readonly artifacts?: string;
  /** In milliseconds; default 15 minutes. */
  readonly timeout?: number;
}

export interface ActResult extends ActLog {
  /** 0 when every job succeeded or was skipped. */
  readonly exitCode: number;
  /** Path of act's own output, JSON lines. */
  readonly logFile: string;
  readonly artifacts: string;
  /** Commands of processes that steps had left running; they were ended. */
  readonly orphans: readonly string[];
}

const PLATFORMS = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-22.04'];

/** Runs one workflow to its end. A red workflow is a result; a workflow that cannot be run at all is an error. */
export async function runAct(options: ActOptions): Promise<ActResult> {
  const act = await installAct();
  const folder = resolve(options.folder);
  const artifacts = resolve(options.artifacts ?? join(folder, 'artifacts'));
  for (const path of [folder, join(folder, 'home'), artifacts]) mkdirSync(path, { recursive: true });
  const logFile = join(folder, 'act.jsonl');
  progress(`running ${options.workflow} with act`);
  const marker = runMarker();
  const { exitCode, timedOut } = await run(act, await argumentsOf(options, folder, artifacts), {
    env: environment(options, folder, marker),
    logFile,
    timeout: options.timeout ?? 15 * 60_000,
  });
  const orphans = await endMarked(marker);
  const result = { ...readActLog(readFileSync(logFile, 'utf8')), exitCode, logFile, artifacts, orphans };
  if (timedOut)
    throw new Error(`${options.workflow} did not end in time; its log is ${logFile}:\n${lastPart(result.log)}`);
  if (result.jobs.length === 0 || /Skipping unsupported platform/.test(result.log)) {
    throw new Error(`act did not run ${options.workflow} whole; its log is ${logFile}:\n${lastPart(result.log)}`);
  }
  progress(`${options.workflow}: ${result.jobs.map(({ id, result: outcome }) => `${id} ${outcome}`).join(', ')}`);
  return result;
}

function lastPart(log: string): string {
  return log.split('\n').slice(-30).join('\n');
}

async function argumentsOf(options: ActOptions, folder: string, artifacts: string): Promise<string[]> {
  const repository = options.repository ?? 'acme/flights';
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ ...options.payload, inputs: options.inputs ?? {} }));
  const consumer = resolve(options.consumer);
  const given = options.repositories ?? {};
  const settings = { consumer, repository, ...(options.python === undefined ? {} : { python: options.python }) };
  const local = localRepositories(findUses(consumer, options.workflow, given), given, folder, settings);
  const env = { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: '1', ...options.env };
  const pairs = (flag: string, values: Readonly<Record<string, string>>): string[] =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    ...[options.event ?? 'workflow_dispatch', '--eventpath', event, '-C', consumer, '-W', options.workflow],
    ...PLATFORMS.flatMap((platform) => ['-P', `${platform}=-self-hosted`]),
    ...[
      '--container-daemon-socket',
      '-',
      '--no-cache-server',
      '--use-gitignore=false',
      '--concurrent-jobs',
      '1',
      '--rm',
    ],
    ...['--artifact-server-path', artifacts, '--artifact-server-addr', '127.0.0.1'],
    ...['--artifact-server-port', String(await freePort()), '--action-cache-path', join(folder, 'cache')],
    ...local.flatMap((value) => ['--local-repository', value]),
    ...pairs('--env', env),
    ...pairs('--var', options.vars ?? {}),
    ...pairs('--secret', options.secrets ?? {}),
    ...(options.job === undefined ? [] : ['--job', options.job]),
    ...['--json', '--verbose'],
  ];
}

/** act hands its whole environment to the jobs, so it gets this one alone. */
function environment(options: ActOptions, folder: string, marker: Record<string, string>): NodeJS.ProcessEnv {
  const python = options.python === undefined ? [] : [dirname(options.python)];
  const path = [...python, dirname(process.execPath), ...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'];
  return {
    HOME: join(folder, 'home'),
    PATH: [...new Set(path)].filter((entry) => entry !== '' && !entry.includes('node_modules')).join(':'),
    LANG: 'C.UTF-8',
    ACT_DISABLE_VERSION_CHECK: '1',
    FORCE_COLOR: '0',
    // act's artifact server appends blocks as they come, so they must come in order.
    ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY: '1',
    ...marker,
  };
}

/** Runs act with its output in a file. SIGINT at the deadline, so that act ends its jobs; SIGKILL if it does not. */
async function run(
  command: string,
  args: readonly string[],
  how: { env: NodeJS.ProcessEnv; logFile: string; timeout: number },
): Promise<{ exitCode: number; timedOut: boolean }> {
  const log = openSync(how.logFile, 'w');
  const child = spawn(command, args, { env: how.env, stdio: ['ignore', log, log] });
  closeSync(log);
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  let timedOut = false;
  const deadline = setTimeout(() => {
    timedOut = true;
    child.kill('SIGINT');
    setTimeout(end, 15_000).unref();
  }, how.timeout);
  try {
    return await new Promise((settle, reject) => {
      child.once('error', (error) => reject(new Error(`cannot start ${command}: ${error.message}`)));
      child.once('close', (code) => settle({ exitCode: code ?? 1, timedOut }));
    });
  } finally {
    clearTimeout(deadline);
    process.removeListener('exit', end);
  }
}
