import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { progress } from '../tools/cache.ts';
import { runCommand } from '../tools/command.ts';
import { pythonVenv } from '../tools/python.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

export interface MlserverOptions extends StartOptions {
  /** The model's name in the addresses. */
  readonly name: string;
  /** What responses give as `model_version`; without it they give none. */
  readonly version?: string;
  /** A scikit-learn model, as joblib writes it. */
  readonly model: string;
}

/** Installs MLServer with its scikit-learn runtime and gives its python. */
export async function install(): Promise<string> {
  const lock = readFileSync(join(import.meta.dirname, 'mlserver-1.7.1.txt'), 'utf8');
  return pythonVenv('mlserver-1.7.1', lock.split('\n').filter(Boolean), { locked: true });
}

/** Trains the irises' classifier for MLServer; `rotated` is one whose answers are wrong. */
export async function trainIris(file: string, { rotated = false } = {}): Promise<string> {
  const script = join(import.meta.dirname, 'iris.py');
  await runCommand(await install(), [script, 'joblib', file, ...(rotated ? ['--rotated'] : [])]);
  return file;
}

/** MLServer 1.7.1 with one model, in one process. */
export async function start(options: MlserverOptions): Promise<Server> {
  const python = await install();
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  const settings = { host: '127.0.0.1', http_port: port, parallel_workers: 0, debug: false };
  const others = { grpc_port: await freePort(), metrics_port: await freePort() };
  const { name, version, model } = options;
  const parameters = { uri: resolve(model), ...(version !== undefined && { version }) };
  const modelSettings = { name, implementation: 'mlserver_sklearn.SKLearnModel', parameters };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...settings, ...others }));
  writeFileSync(join(folder, 'model-settings.json'), JSON.stringify(modelSettings));
  progress(`starting MLServer on port ${port}`);
  return startServer({
    name: 'MLServer',
    command: python,
    args: [join(python, '../mlserver'), 'start', folder],
    cwd: folder,
    log: join(folder, 'mlserver.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 120_000,
    ready: () => answers(`http://127.0.0.1:${port}/v2/models/${name}/ready`),
  });
}
