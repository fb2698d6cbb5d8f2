import { UserError } from '@tidegate/evidence';
import type { ModelVersion } from '../model-registry.ts';
import { measuredOn } from './measured-on.ts';
import { metricsOf } from './metrics-of.ts';
import { quoted } from '../quoted.ts';
import {
  loggedModelReply,
  type Metric,
  type MlflowModelVersion,
  modelVersionReply,
  modelVersionsReply,
  type Run,
  runReply,
} from './replies.ts';
import { doesNotExist, type MlflowServer, type Refusal } from './server.ts';

/** Tags of ours on a model version. */
export const digestTag = 'tidegate.digest';
export const commitTag = 'tidegate.commit';
export const dataDigestTag = 'tidegate.data-digest';

/** The version an alias points at. */
export async function byAlias(server: MlflowServer, name: string, alias: string): Promise<ModelVersion | undefined> {
  const found = await server.find('registered-models/alias', { name, alias }, modelVersionReply, noAlias(alias));
  return found && withMetrics(server, found.model_version);
}

/** The version of this number. Throws a UserError when the text is no number. */
export async function byVersion(
  server: MlflowServer,
  name: string,
  version: string,
): Promise<ModelVersion | undefined> {
  const found = await findVersion(server, name, version);
  return found && withMetrics(server, found);
}

export async function findVersion(
  server: MlflowServer,
  name: string,
  version: string,
): Promise<MlflowModelVersion | undefined> {
  if (!/^[1-9]\d{0,17}$/.test(version)) {
    throw new UserError('bad-input', `${quoted(version)} is not a version of MLflow.`, {
      hint: 'MLflow numbers versions 1, 2, 3.',
    });
  }
  const found = await server.find('model-versions/get', { name, version }, modelVersionReply, doesNotExist);
  return found?.model_version;
}

/** A run as if it were a version: its metrics, without a name in the registry. */
export async function byRun(server: MlflowServer, runId: string): Promise<ModelVersion | undefined> {
  const run = await findRun(server, runId);
  if (!run) return undefined;
  const { info, data } = run;
  const commit = data.tags.find(({ key }) => key === 'mlflow.source.git.commit')?.value;
  const measured = measuredOn(run);
  return {
    name: info.run_name ?? runId,
    version: runId,
    aliases: [],
    ...metricsOf(data.metrics, await metricsOnData(server, run), measured),
    tags: Object.fromEntries(data.tags.map(({ key, value }) => [key, value])),
    runId,
    ...(info.artifact_uri !== '' && { source: info.artifact_uri }),
    ...(commit !== undefined && { commit }),
    ...(measured !== undefined && { measuredOn: measured }),
    ...(info.start_time !== undefined && { createdAt: new Date(info.start_time).toISOString() }),
  };
}

export async function findRun(server: MlflowServer, runId: string): Promise<Run | undefined> {
  return (await server.find('runs/get', { run_id: runId }, runReply, doesNotExist))?.run;
}

/** All versions of a model, lowest number first; page by page, for `version` is text and servers sort it as they like. */
export async function allVersions(server: MlflowServer, name: string): Promise<MlflowModelVersion[]> {
  const versions: MlflowModelVersion[] = [];
  const seen = new Set<string>();
  for (let page = ''; ;) {
    const query = {
      filter: ofName(name),
      max_results: '200',
      ...(page !== '' && { page_token: page }),
    };
    const reply = await server.get('model-versions/search', query, modelVersionsReply);
    versions.push(...reply.model_versions);
    page = reply.next_page_token;
    if (page === '') return versions.sort((a, b) => Number(a.version) - Number(b.version));
    if (seen.has(page)) {
      throw new UserError('unreadable', `${server.location} gives the same page of versions of ${name} twice.`);
    }
    seen.add(page);
  }
}

/** Search filter for the versions of one model. */
export function ofName(name: string): string {
  const quote = name.includes("'") ? '"' : "'";
  return `name=${quote}${name}${quote}`;
}

/** The version with the metrics of its run and of its logged model. */
export async function withMetrics(server: MlflowServer, version: MlflowModelVersion): Promise<ModelVersion> {
  const { run_id: runId } = version;
  // The open-source server tells the logged model only by the source.
  const modelId = version.model_id || loggedModelOf(version.source ?? '');
  const tags = Object.fromEntries(version.tags.map(({ key, value }) => [key, value]));
  const run = runId ? await findRun(server, runId) : undefined;
  const commit = tags[commitTag] ?? run?.data.tags.find(({ key }) => key === 'mlflow.source.git.commit')?.value;
  const measured = measuredOn(run);
  const model = version.model_metrics.length > 0 ? version.model_metrics : await modelMetrics(server, modelId);
  return {
    name: version.name,
    version: version.version,
    aliases: version.aliases,
    ...metricsOf(run?.data.metrics ?? [], model, measured),
    tags,
    ...(version.source && { source: version.source }),
    ...(runId && { runId }),
    ...(commit !== undefined && { commit }),
    ...(tags[digestTag] !== undefined && { digest: tags[digestTag] }),
    ...(tags[dataDigestTag] !== undefined && { dataDigest: tags[dataDigestTag] }),
    ...(measured !== undefined && { measuredOn: measured }),
    ...(version.creation_timestamp !== undefined && { createdAt: new Date(version.creation_timestamp).toISOString() }),
  };
}

/** The id in `models:/m-...`, as MLflow 3 writes the source of a logged model. */
export function loggedModelOf(source: string): string | undefined {
  return /^models:\/(m-[\w-]+)$/.exec(source)?.[1];
}

/** What a run logged with a data set, which the server tells of the one model it made or evaluated and not of the run. */
async function metricsOnData(server: MlflowServer, { info, inputs, outputs }: Run): Promise<readonly Metric[]> {
  const models = new Set([...inputs.model_inputs, ...outputs.model_outputs].map(({ model_id }) => model_id));
  const [id] = models;
  const logged = models.size === 1 ? await modelMetrics(server, id) : [];
  return logged.filter(({ run_id, dataset_digest }) => run_id === info.run_id && dataset_digest !== '');
}

async function modelMetrics(server: MlflowServer, modelId: string | undefined): Promise<readonly Metric[]> {
  if (!modelId) return [];
  const found = await server.find(`logged-models/${encodeURIComponent(modelId)}`, {}, loggedModelReply, doesNotExist);
  return found?.model.data.metrics ?? [];
}

/**
 * "There is no such alias" in the two ways servers say it: 404 RESOURCE_DOES_NOT_EXIST, and from the file and SQL stores 400
 * INVALID_PARAMETER_VALUE, which alone means any bad parameter and so counts only with its own words.
 */
function noAlias(alias: string) {
  return (refusal: Refusal) =>
    doesNotExist(refusal) ||
    (refusal.status === 400 &&
      refusal.code === 'INVALID_PARAMETER_VALUE' &&
      refusal.message.trim().toLowerCase() === `registered model alias ${alias} not found.`.toLowerCase());
}
