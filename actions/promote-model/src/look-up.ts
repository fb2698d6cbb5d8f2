import { isAbsolute, relative } from 'node:path';
import { asksForSigned } from '@tidegate/attestation';
import { type Check, judge, type Scalar, scalar, scalarSchema, UserError } from '@tidegate/evidence';
import type { Io } from '@tidegate/kit';
import { digestOf, type ModelRegistry, type ModelVersion, type Reign, tellSurroundings } from '@tidegate/registry';
import { demanded } from './demanded.ts';
import { lasting, sentence, standing, told } from './history.ts';
import { about, deprecation, existing, factsOf, type Inputs, type Operation } from './operation.ts';

/** `operation: resolve`: which version the alias points at or pointed at, or whether the version given exists. */
export const resolve: Operation = async (inputs, registry, io) => {
  const { model, alias } = inputs;
  const facts = {
    ...factsOf(inputs, registry),
    ...(inputs.at !== undefined && { at: new Date(inputs.at).toISOString() }),
  };
  const found = await find(inputs, registry, io);
  if ('unknown' in found) {
    const check: Check = {
      id: 'resolve',
      title: `${alias} of ${model} points at a version`,
      verdict: 'inconclusive',
      reason: found.unknown,
    };
    return { ...judge([check]), reason: check.reason, facts, outputs: {} };
  }
  const { version } = found;
  const reign =
    found.reign ?? (inputs.version === undefined ? await lasting(inputs, registry, version.version, io) : undefined);
  const is = inputs.at === undefined ? 'is' : 'was';
  const check: Check = {
    id: 'resolve',
    title: `${model} has the version asked for`,
    verdict: version.deprecated === undefined ? 'pass' : 'warn',
    reason: `${inputs.version === undefined ? `${alias} of ${model}` : model} ${is} ${version.version}.${reign ? ` ${sentence(reign)}` : ''}${deprecation(version)}`,
    observed: version.version,
    values: metricValues(version),
  };
  const { subject, outputs } = about(version);
  return {
    ...judge([check]),
    subject,
    facts,
    outputs: { ...outputs, ...(reign && { promotion: JSON.stringify(told(reign)) }) },
  };
};

/** `operation: download`: the files of the version, their digest checked; with signed evidence demanded, only what it speaks for. */
export const download: Operation = async (inputs, registry, io) => {
  const found = await find(inputs, registry, io);
  if ('unknown' in found) {
    throw new UserError('not-found', `There is nothing to download. ${found.unknown}`, {
      hint: 'Give a `version`, or promote one first.',
    });
  }
  const { version } = found;
  const path = await registry.download(version, inputs['download-dir']);
  // Judged are the very bytes that stay here: what the registry answers next time may be others.
  const { checks } = asksForSigned(inputs)
    ? await demanded({ ...inputs, 'require-evidence': ['signed'] }, version, io, () => digestOf(path))
    : { checks: [] };
  if (checks.some(({ verdict }) => verdict === 'fail')) {
    return { ...judge(checks), subject: about(version).subject, facts: factsOf(inputs, registry), outputs: {} };
  }
  const inside = relative(io.run.workspace, path);
  const shown = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  const digest = version.digest ?? (await digestOf(path));
  const check: Check = {
    id: 'download',
    title: `The files of ${version.version} are those that were registered`,
    verdict: version.digest === undefined || version.deprecated !== undefined ? 'warn' : 'pass',
    reason:
      (version.digest === undefined
        ? `${version.version} of ${version.name} is at ${shown}; the registry keeps no digest of it, so its bytes could not be checked.`
        : `${version.version} of ${version.name} is at ${shown}, with the digest it was registered with.`) +
      deprecation(version),
    values: { digest },
  };
  const { subject, outputs } = about(version);
  return {
    ...judge([...checks, check]),
    reason: check.reason,
    subject: { ...subject, digest },
    facts: { ...factsOf(inputs, registry), path: shown },
    outputs: { ...outputs, 'model-path': shown },
  };
};

async function find(
  inputs: Inputs,
  registry: ModelRegistry,
  io: Io,
): Promise<{ version: ModelVersion; reign?: Reign } | { unknown: string }> {
  const { model, alias, version, at } = inputs;
  if (version !== undefined) return { version: await existing(registry, model, version) };
  if (at !== undefined) {
    const then = await standing(inputs, registry, io, at);
    if ('unknown' in then) return then;
    return { version: await existing(registry, model, then.reign.version!), reign: then.reign };
  }
  const found = await registry.resolve({ kind: 'alias', name: model, alias });
  if (found) return { version: found };
  const around = await tellSurroundings(registry, model, alias);
  return {
    unknown: `${alias} of ${model} points nowhere in ${registry.location}.${around ? ` ${around.sentence}` : ''}`,
  };
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
