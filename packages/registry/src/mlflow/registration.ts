import { UserError } from '@tidegate/evidence';
import { digestOf } from '../digest.ts';
import type { ModelVersion, Registration } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';
import { upload } from './artifacts.ts';
import {
  allVersions,
  commitTag,
  dataDigestTag,
  digestTag,
  findRun,
  loggedModelOf,
  withMetrics,
} from './read-version.ts';
import {
  loggedModelReply,
  type MlflowModelVersion,
  modelVersionReply,
  nothing,
  registeredModelReply,
} from './replies.ts';
import { checkUploads, inNewRun, logMetrics } from './runs.ts';
import { doesNotExist, isDefinite, MlflowRefusal, type MlflowServer } from './server.ts';

/** What a new version is made of, in MLflow's words. */
interface Origin {
  readonly source: string;
  readonly runId?: string;
  readonly modelId?: string;
  readonly digest?: string;
}

/**
 * Registers a version. The source may be
 * - a path: the files are sent to a new run of the model's experiment, which also gets the metrics; the digest becomes a tag;
 * - `runs:/<id>/<path>`: an artifact of a run, whose metrics are the version's; `metrics` may add to them, not contradict;
 * - `models:/<model id>`: a logged model (MLflow 3), likewise with its run;
 * - any other address: kept as it is; metrics, if any, go to a new run.
 */
export async function register(
  server: MlflowServer,
  io: RegistryIo,
  registration: Registration,
): Promise<ModelVersion> {
  const { name, source, version, metrics } = registration;
  if (version !== undefined) {
    throw new UserError(
      'unsupported',
      `MLflow numbers versions itself, so \`version\` ${version} cannot be given to a new one.`,
      {
        hint: 'Leave `version` out; put a number of your own into `tags`.',
      },
    );
  }
  const run = /^runs:\/([\w-]+)\/(.+)$/.exec(source);
  const loggedModel = loggedModelOf(source);
  if (/^(runs|models):/.test(source) && !run && !loggedModel) {
    throw new UserError('bad-input', `\`source\` ${source} names no model of a run.`, {
      hint: 'Write runs:/<run id>/<path of the model>, or models:/<model id> of MLflow 3.',
    });
  }
  if (run) return once(server, registration, await fromRun(server, io, run[1]!, run[2]!, metrics));
  if (loggedModel) return once(server, registration, await fromLoggedModel(server, io, loggedModel, metrics));
  if (/^[a-z][a-z0-9+.-]+:/i.test(source)) {
    const known = await same(server, name, { source });
    if (known) return known;
    if (Object.keys(metrics).length === 0) return create(server, registration, { source });
    return inNewRun(server, io, registration, ({ info }) =>
      create(server, registration, { source, runId: info.run_id }),
    );
  }
  const path = io.path(source);
  const digest = await digestOf(path);
  const known = await same(server, name, { source, digest });
  if (known) return known;
  await checkUploads(server, io, name);
  return inNewRun(server, io, registration, async ({ info }) => {
    const address = await upload(server, path, info.artifact_uri);
    return create(server, registration, { source: address, runId: info.run_id, digest });
  });
}

async function fromRun(
  server: MlflowServer,
  io: RegistryIo,
  runId: string,
  path: string,
  metrics: Registration['metrics'],
): Promise<Origin> {
  const run = await findRun(server, runId);
  if (!run) {
    throw new UserError('not-found', `There is no run ${runId} on ${server.location}.`, { hint: 'Check `source`.' });
  }
  await logMetrics(server, io, run, metrics);
  return { source: `${run.info.artifact_uri.replace(/\/+$/, '')}/${path}`, runId };
}

async function fromLoggedModel(
  server: MlflowServer,
  io: RegistryIo,
  modelId: string,
  metrics: Registration['metrics'],
): Promise<Origin> {
  const found = await server.find(`logged-models/${modelId}`, {}, loggedModelReply, doesNotExist);
  if (!found) {
    throw new UserError('not-found', `There is no logged model ${modelId} on ${server.location}.`, {
      hint: 'Check `source`.',
    });
  }
  const runId = found.model.info.source_run_id;
  const run = runId ? await findRun(server, runId) : undefined;
  if (run) await logMetrics(server, io, run, metrics);
  else if (Object.keys(metrics).length > 0) {
    throw new UserError('unsupported', `Logged model ${modelId} has no run that \`metrics\` could be added to.`, {
      hint: 'Log the metrics with the model instead.',
    });
  }
  return { source: `models:/${modelId}`, modelId, ...(runId && { runId }) };
}

async function once(server: MlflowServer, registration: Registration, origin: Origin): Promise<ModelVersion> {
  return (await same(server, registration.name, origin)) ?? create(server, registration, origin);
}

/** The first version that is this model already: by its digest, or by its address where there is no digest. */
async function same(server: MlflowServer, name: string, { source, digest }: Origin): Promise<ModelVersion | undefined> {
  const found = (await allVersions(server, name)).find(
    (version) =>
      // One that failed can never be promoted: registered again it becomes another.
      version.status !== 'FAILED_REGISTRATION' &&
      (digest === undefined ? version.source === source : tag(version, digestTag) === digest),
  );
  return found && withMetrics(server, found);
}

async function create(server: MlflowServer, registration: Registration, origin: Origin): Promise<ModelVersion> {
  const { name, commit, dataDigest } = registration;
  await ensureModel(server, name);
  const tags = {
    ...registration.tags,
    ...(commit !== undefined && { [commitTag]: commit }),
    ...(origin.digest !== undefined && { [digestTag]: origin.digest }),
    ...(dataDigest !== undefined && { [dataDigestTag]: dataDigest }),
  };
  const request = {
    name,
    source: origin.source,
    ...(origin.runId !== undefined && { run_id: origin.runId }),
    ...(origin.modelId !== undefined && { model_id: origin.modelId }),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
  try {
    const made = await server.send('POST', 'model-versions/create', request, modelVersionReply);
    return await withMetrics(server, made.model_version);
  } catch (error) {
    if (isDefinite(error)) throw error;
    // The version may have been made all the same: look, and never ask twice.
    const made = (await allVersions(server, name)).find(
      (version) => version.source === origin.source && (version.run_id ?? '') === (origin.runId ?? ''),
    );
    if (!made) throw error;
    return withMetrics(server, made);
  }
}

async function ensureModel(server: MlflowServer, name: string): Promise<void> {
  const known = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
  if (known) return;
  try {
    await server.send('POST', 'registered-models/create', { name }, nothing);
  } catch (error) {
    // Another run was quicker.
    if (!(error instanceof MlflowRefusal) || !/ALREADY_EXISTS$/.test(error.refusal.code)) throw error;
  }
}

function tag(version: MlflowModelVersion, key: string): string | undefined {
  return version.tags.find((one) => one.key === key)?.value;
}
