import * as core from './runner-commands.ts';
import { isAbsolute, join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Clock, GitHubRequest, Io, OutputValue, RunContext } from './io.ts';
import type { Environment } from './read-inputs.ts';
import type { Redaction } from './redaction.ts';

/** The real world, as a job on a runner sees it. */
export function runnerIo(env: Environment, secrets: Redaction, signal: AbortSignal): Io {
  const run = runContext(env);
  return {
    run,
    signal,
    clock,
    fetch: globalThis.fetch,
    log: {
      debug: (message) => core.debug(secrets.clean(message)),
      info: (message) => core.info(secrets.clean(message)),
      warn: (message) => core.warning(secrets.clean(message)),
    },
    exec: (command, args, options = {}) => execute(command, args, options, env),
    env(name) {
      const value = env[name];
      if (value === undefined || value.trim() === '') return undefined;
      if (/TOKEN|PASSWORD|SECRET|CREDENTIAL|API_?KEY/i.test(name)) secrets.add(value);
      return value;
    },
    mask: (secret) => secrets.add(secret),
    clean: secrets.clean,
    github: (token) => gitHub(token, run.apiUrl, secrets),
    output: (name, value) => core.setOutput(name, outputText(value)),
    path: (typed) => (isAbsolute(typed) ? typed : join(run.workspace, typed)),
    state: { save: (name, value) => core.saveState(name, value), get: (name) => core.getState(name) || undefined },
  };
}

/** Outputs are text: nothing is the empty string, structures are JSON. */
export function outputText(value: OutputValue): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener('abort', done);
    }),
};

async function execute(
  command: string,
  args: readonly string[],
  options: NonNullable<Parameters<Io['exec']>[2]>,
  env: Environment,
) {
  const { timeoutMs } = options;
  const whole = options.env && { ...(env as Record<string, string>), ...options.env };
  if (timeoutMs !== undefined) {
    const { runWithin } = await import('./run-within.ts');
    return runWithin(command, args, { ...options, timeoutMs, ...(whole && { env: whole }) });
  }
  // Its own chunk: most gates run no program.
  const { getExecOutput } = await import('@actions/exec');
  return getExecOutput(command, [...args], {
    silent: true,
    ignoreReturnCode: true,
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.input !== undefined && { input: Buffer.from(options.input) }),
    ...(whole && { env: whole }),
  });
}

async function gitHub(token: string, baseUrl: string, secrets: Redaction): Promise<GitHubRequest> {
  secrets.add(token);
  // Its own chunk: most actions never call GitHub, and their cold start should not pay for it.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl, log: { debug() {}, info() {}, warn() {}, error() {} } });
  return async (route, parameters) => {
    const { status, headers, data } = (await octokit.request(route, parameters)) as Awaited<ReturnType<GitHubRequest>>;
    return { status, headers, data };
  };
}

function runContext(env: Environment): RunContext {
  const optional = {
    repository: env['GITHUB_REPOSITORY'],
    workflow: env['GITHUB_WORKFLOW'],
    job: env['GITHUB_JOB'],
    id: env['GITHUB_RUN_ID'],
    attempt: env['GITHUB_RUN_ATTEMPT'],
    sha: env['GITHUB_SHA'],
    ref: env['GITHUB_REF'],
    actor: env['GITHUB_ACTOR'],
    event: env['GITHUB_EVENT_NAME'],
  };
  return {
    workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
    temp: env['RUNNER_TEMP'] || tmpdir(),
    toolCache: env['RUNNER_TOOL_CACHE'] || join(env['RUNNER_TEMP'] || tmpdir(), 'tidegate-tools'),
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value)) as Partial<RunContext>),
  };
}
