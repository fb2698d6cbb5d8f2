import type { RegistryIo } from '../registry-io.ts';
import type { ModelVersion, Stage } from '../model-registry.ts';
import { withMetrics } from './read-version.ts';
import { type MlflowModelVersion, modelVersionReply, registeredModelReply } from './replies.ts';
import { doesNotExist, MlflowRefusal, type MlflowServer } from './server.ts';

/** The version in a stage, with a warning that stages are on their way out. */
export async function byStage(
  server: MlflowServer,
  io: RegistryIo,
  name: string,
  stage: Stage,
): Promise<ModelVersion | undefined> {
  const found = await inStage(server, name, stage);
  io.log?.warn(
    `models:/${name}/${stage} is a stage, which MLflow has deprecated: promote the version to an alias and read models:/${name}@${stage.toLowerCase()}.`,
  );
  return found && withMetrics(server, found);
}

/**
 * The version in the stage of an alias's name: where the alias points nowhere, a registry that was never moved from stages to aliases would otherwise pass
 * for one without a production model.
 */
export async function stageOf(
  server: MlflowServer,
  name: string,
  alias: string,
): Promise<{ readonly stage: Stage; readonly version: string } | undefined> {
  const stage = (['Production', 'Staging'] as const).find((known) => known.toLowerCase() === alias.toLowerCase());
  if (!stage) return undefined;
  const found = await inStage(server, name, stage).catch((error: unknown) => {
    // Servers without stages refuse in their own ways; no answer is none of them.
    if (error instanceof MlflowRefusal && error.code !== 'unreachable') return undefined;
    throw error;
  });
  return found && { stage, version: found.version };
}

/** Says so when an alias points nowhere and a version is in the stage of that name. */
export async function tellStageOnly(
  server: MlflowServer,
  io: RegistryIo,
  name: string,
  alias: string,
): Promise<undefined> {
  const found = await stageOf(server, name, alias);
  if (!found) return undefined;
  io.log?.warn(
    `${alias} of ${name} is no alias yet, but version ${found.version} is in the stage ${found.stage}. To move from stages to aliases, promote version ${found.version} to the alias ${alias} once.`,
  );
  return undefined;
}

/** Moves a version to a stage and archives what was in it. Asked twice it changes nothing the second time. */
export async function toStage(server: MlflowServer, name: string, version: string, stage: Stage): Promise<void> {
  const request = { name, version, stage, archive_existing_versions: true };
  await server.send('POST', 'model-versions/transition-stage', request, modelVersionReply);
}

async function inStage(server: MlflowServer, name: string, stage: Stage): Promise<MlflowModelVersion | undefined> {
  const found = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
  return found?.registered_model.latest_versions.find(({ current_stage }) => current_stage === stage);
}
