import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { progress } from '../tools/cache.ts';
import { runCommand } from '../tools/command.ts';
import { pythonVenv } from '../tools/python.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

export interface MlflowModelsOptions extends StartOptions {
  /** A folder that MLflow saved a model in. */
  readonly model: string;
}

/** Installs MLflow 3.17.2 with scikit-learn and gives its python. */
export async function install(): Promise<string> {
  const lines = ['mlflow-3.17.2.txt', 'mlflow-models-scikit-learn.txt'].flatMap((file) =>
    readFileSync(join(import.meta.dirname, file), 'utf8')
      .split('\n')
      .filter(Boolean),
  );
  return pythonVenv('mlflow-models-3.17.2', lines, { locked: true });
}

/** Trains the irises' classifier and saves it as an MLflow model; `rotated` is one whose answers are wrong. */
export async function trainIris(folder: string, { rotated = false } = {}): Promise<string> {
  const script = join(import.meta.dirname, 'iris.py');
  const args = [script, 'mlflow', folder, ...(rotated ? ['--rotated'] : [])];
  await runCommand(await install(), args, { env: environment() });
  return folder;
}

/** `mlflow models serve`. */
export async function start(options: MlflowModelsOptions): Promise<Server> {
  const python = await install();
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  progress(`starting mlflow models serve on port ${port}`);
  return startServer({
    name: 'mlflow models serve',
    command: python,
    args: [
      ...['-m', 'mlflow', 'models', 'serve', '--model-uri', resolve(options.model)],
      ...['--env-manager', 'local', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
    ],
    // It starts uvicorn by its name.
    env: { ...environment(), PATH: `${dirname(python)}${delimiter}${process.env['PATH'] ?? ''}` },
    cwd: folder,
    log: join(folder, 'mlflow-models.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 120_000,
    ready: () => answers(`http://127.0.0.1:${port}/ping`),
  });
}

/** Nothing of the caller's MLflow settings, and no telemetry. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^_?MLFLOW_/.test(name));
  return { ...Object.fromEntries(own), MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' };
}
