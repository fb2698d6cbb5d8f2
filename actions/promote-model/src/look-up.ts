import { isAbsolute, relative } from 'node:path';
import { type Check, judge, type Scalar, scalar, scalarSchema, UserError } from '@tidegate/evidence';
import { digestOf, type ModelRegistry, type ModelVersion } from '@tidegate/registry';
import { about, existing, factsOf, type Inputs, type Operation } from './operation.ts';

/** `operation: resolve`: which version the alias points at, or whether the version given exists. */
export const resolve: Operation = async (inputs, registry) => {
  const { model, alias } = inputs;
  const facts = factsOf(inputs, registry);
  const version = await find(inputs, registry);
  if (!version) {
    const check: Check = {
      id: 'resolve',
      title: `${alias} of ${model} points at a version`,
      verdict: 'inconclusive',
      reason: `${alias} of ${model} points nowhere in ${registry.location}.`,
    };
    return { ...judge([check]), reason: check.reason, facts, outputs: {} };
  }
  const check: Check = {
    id: 'resolve',
    title: `${model} has the version asked for`,
    verdict: 'pass',
    reason: `${inputs.version === undefined ? `${alias} of ${model}` : model} is ${version.version}.`,
    observed: version.version,
    values: metricValues(version),
  };
  return { ...judge([check]), ...about(version), facts };
};

/** `operation: download`: the files of the version, their digest checked. */
export const download: Operation = async (inputs, registry, io) => {
  const version = await find(inputs, registry);
  if (!version) {
    throw new UserError(
      'not-found',
      `${inputs.alias} of ${inputs.model} points nowhere, so there is nothing to download.`,
      {
        hint: 'Give a `version`, or promote one first.',
      },
    );
  }
  const path = await registry.download(version, inputs['download-dir']);
  const inside = relative(io.run.workspace, path);
  const shown = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  const digest = version.digest ?? (await digestOf(path));
  const check: Check = {
    id: 'download',
    title: `The files of ${version.version} are those that were registered`,
    verdict: version.digest === undefined ? 'warn' : 'pass',
    reason:
      version.digest === undefined
        ? `${version.version} of ${version.name} is at ${shown}; the registry keeps no digest of it, so its bytes could not be checked.`
        : `${version.version} of ${version.name} is at ${shown}, with the digest it was registered with.`,
    values: { digest },
  };
  const { subject, outputs } = about(version);
  return {
    ...judge([check]),
    reason: check.reason,
    subject: { ...subject, digest },
    facts: { ...factsOf(inputs, registry), path: shown },
    outputs: { ...outputs, 'model-path': shown },
  };
};

function find({ model, alias, version }: Inputs, registry: ModelRegistry): Promise<ModelVersion | undefined> {
  return version === undefined
    ? registry.resolve({ kind: 'alias', name: model, alias })
    : existing(registry, model, version);
}

/** The metrics of the version as evidence; what is no scalar stays visible as JSON. */
function metricValues({ metrics }: ModelVersion): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => {
      if (typeof value === 'number') return [name, scalar(value)];
      const parsed = scalarSchema.safeParse(value);
      return [name, parsed.success ? parsed.data : (JSON.stringify(value) ?? null)];
    }),
  );
}
