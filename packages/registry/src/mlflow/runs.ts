import { UserError } from '@tidegate/evidence';
import type { Registration } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';
import { proxied } from './artifacts.ts';
import { createdExperimentReply, experimentReply, nothing, type Run, runReply } from './replies.ts';
import { doesNotExist, type MlflowServer } from './server.ts';

/** Does work on a new run of the model's experiment, and ends the run FINISHED, or FAILED when the work did not come to its end. */
export async function inNewRun<T>(
  server: MlflowServer,
  io: RegistryIo,
  registration: Registration,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const { name, source, commit } = registration;
  const experiment = io.env('MLFLOW_EXPERIMENT_NAME') ?? name;
  const tags = { 'tidegate.source': source, ...(commit !== undefined && { 'mlflow.source.git.commit': commit }) };
  const { run } = await server.send(
    'POST',
    'runs/create',
    {
      experiment_id: await experimentId(server, experiment),
      run_name: `register ${name}`,
      start_time: io.clock.now(),
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    },
    runReply,
  );
  const end = (status: 'FINISHED' | 'FAILED') =>
    server.send('POST', 'runs/update', { run_id: run.info.run_id, status, end_time: io.clock.now() }, nothing);
  try {
    await logMetrics(server, io, run, registration.metrics);
    const result = await work(run);
    await end('FINISHED');
    return result;
  } catch (error) {
    await end('FAILED').catch(() => {});
    throw error;
  }
}

/** Adds metrics to a run. One the run knows already with another value is a contradiction and throws a UserError `conflict`. */
export async function logMetrics(
  server: MlflowServer,
  io: RegistryIo,
  run: Run,
  metrics: Readonly<Record<string, number>>,
): Promise<void> {
  const known = new Map(run.data.metrics.map(({ key, value }) => [key, Number(value)]));
  for (const [key, value] of Object.entries(metrics)) {
    const there = known.get(key);
    if (there !== undefined && !Object.is(there, value)) {
      throw new UserError(
        'conflict',
        `Run ${run.info.run_id} says ${key} is ${there}, and \`metrics\` says ${value}.`,
        {
          hint: 'Leave `metrics` out: those of the run count.',
        },
      );
    }
  }
  const fresh = Object.entries(metrics).filter(([key]) => !known.has(key));
  const rows = fresh.map(([key, value]) => ({
    key,
    value: Number.isFinite(value) ? value : String(value),
    timestamp: io.clock.now(),
    step: 0,
  }));
  // MLflow takes at most 1000 metrics at once.
  for (let from = 0; from < rows.length; from += 1000) {
    await server.send(
      'POST',
      'runs/log-batch',
      { run_id: run.info.run_id, metrics: rows.slice(from, from + 1000) },
      nothing,
    );
  }
}

/** Throws when the experiment keeps its artifacts where they cannot be sent through the server. */
export async function checkUploads(server: MlflowServer, io: RegistryIo, name: string): Promise<void> {
  const query = { experiment_name: io.env('MLFLOW_EXPERIMENT_NAME') ?? name };
  const found = await server.find('experiments/get-by-name', query, experimentReply, doesNotExist);
  if (found) proxied(found.experiment.artifact_location);
}

async function experimentId(server: MlflowServer, name: string): Promise<string> {
  const found = await server.find('experiments/get-by-name', { experiment_name: name }, experimentReply, doesNotExist);
  if (!found) return (await server.send('POST', 'experiments/create', { name }, createdExperimentReply)).experiment_id;
  if (found.experiment.lifecycle_stage === 'active') return found.experiment.experiment_id;
  throw new UserError('conflict', `Experiment ${name} on ${server.location} is deleted.`, {
    hint: 'Restore it, or name another one in MLFLOW_EXPERIMENT_NAME.',
  });
}
