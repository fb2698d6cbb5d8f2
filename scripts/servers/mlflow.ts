import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { progress } from '../tools/cache.ts';
import { pythonVenv } from '../tools/python.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

/** The versions tried here; each has its lock file beside this one. 3.17.2 is the newest whose packages are all published. */
export type MlflowVersion = '3.17.2' | '2.22.5';

export interface MlflowOptions extends StartOptions {
  readonly version?: MlflowVersion;
  /** Ask for a user name and password (`--app-name basic-auth`, 3.x only): others get 401. The password needs 12 characters. */
  readonly auth?: { readonly username: string; readonly password: string };
}

export interface MlflowServer extends Server {
  readonly version: MlflowVersion;
  /** The interpreter that has this MLflow, without pandas' and scikit-learn's flavours. */
  readonly python: string;
}

const NEWEST: MlflowVersion = '3.17.2';

/** Installs MLflow's server and gives its python. The set is a lock without what only clients and flavours need. */
export async function install(version: MlflowVersion = NEWEST): Promise<string> {
  const lock = readFileSync(join(import.meta.dirname, `mlflow-${version}.txt`), 'utf8');
  return pythonVenv(`mlflow-${version}`, lock.split('\n').filter(Boolean), { locked: true });
}

/** An MLflow tracking server and model registry on SQLite; artifacts go through it (mlflow-artifacts) into the folder. */
export async function start(options: MlflowOptions): Promise<MlflowServer> {
  const version = options.version ?? NEWEST;
  if (options.auth && version === '2.22.5') throw new Error('basic-auth is set up for MLflow 3 only.');
  const python = await install(version);
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  progress(`starting MLflow ${version} on port ${port}`);
  const storage = [
    ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`],
    ...['--artifacts-destination', join(folder, 'artifacts'), '--serve-artifacts'],
  ];
  const server = await startServer({
    name: `MLflow ${version}`,
    command: python,
    args: [
      ...['-m', 'mlflow', 'server', ...(options.auth ? ['--app-name', 'basic-auth'] : [])],
      ...['--host', '127.0.0.1', '--port', String(port), '--workers', '1', ...storage],
    ],
    env: { ...environment(), ...(options.auth ? authentication(folder, options.auth) : {}) },
    cwd: folder,
    log: join(folder, 'mlflow.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 120_000,
    ready: () => answers(`http://127.0.0.1:${port}/health`),
  });
  return { ...server, version, python };
}

/** Nothing of the caller's MLflow settings; no telemetry; no job runner, which would load the GenAI packages. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^_?MLFLOW_/.test(name));
  return {
    ...Object.fromEntries(own),
    MLFLOW_DISABLE_TELEMETRY: 'true',
    DO_NOT_TRACK: 'true',
    MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
  };
}

function authentication(folder: string, auth: { username: string; password: string }): NodeJS.ProcessEnv {
  const settings = join(folder, 'basic_auth.ini');
  const lines = [
    '[mlflow]',
    'default_permission = NO_PERMISSIONS',
    `database_uri = sqlite:///${join(folder, 'basic_auth.db')}`,
    `admin_username = ${auth.username}`,
    `admin_password = ${auth.password}`,
    'authorization_function = mlflow.server.auth:authenticate_request_basic_auth',
  ];
  writeFileSync(settings, `${lines.join('\n')}\n`, { mode: 0o600 });
  return { MLFLOW_AUTH_CONFIG_PATH: settings, MLFLOW_FLASK_SERVER_SECRET_KEY: randomBytes(24).toString('hex') };
}
