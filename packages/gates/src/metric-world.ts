import { createReadStream } from 'node:fs';
import { refuseEndless, wholeText } from '@tidegate/evidence';
import type { ModelRegistry, RegistryIo, RegistrySettings } from '@tidegate/registry';
import type { MetricWorld } from './metric-source.ts';

/**
 * The world of a real run. The registry is loaded and opened when the first address of its kind is read.
 * @param parquetColumns reads Parquet, where the action has an engine for it
 */
export function metricWorld(
  settings: RegistrySettings,
  io: RegistryIo,
  parquetColumns?: MetricWorld['parquetColumns'],
): MetricWorld {
  // By kind of address: `runs:/` may mean another registry than `git:`.
  const opened = new Map<string, Promise<ModelRegistry>>();
  return {
    readText: (path) => wholeText(io.path(path), path),
    openBytes: async (path) => {
      if (refuseEndless(io.path(path), path).isDirectory()) {
        throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
      }
      return createReadStream(io.path(path), { highWaterMark: 1024 * 1024 });
    },
    ...(parquetColumns && { parquetColumns }),
    async resolve(address) {
      const { openRegistry, parseReference, tellSurroundings } = await import('@tidegate/registry');
      const reference = parseReference(address);
      const opening = opened.get(reference.kind) ?? openRegistry(settings, io, reference);
      opened.set(reference.kind, opening);
      const registry = await opening;
      const version = await registry.resolve(reference);
      const nowhere = reference.kind === 'alias' && version === undefined;
      const inStage = nowhere ? await registry.stageOf?.(reference.name, reference.alias) : undefined;
      const named = version === undefined && 'name' in reference ? reference : undefined;
      const alias = named?.kind === 'alias' ? named.alias : undefined;
      const around = named && (await tellSurroundings(registry, named.name, alias));
      return {
        reference,
        version,
        location: registry.location,
        ...(inStage && { inStage }),
        ...(around && { around }),
      };
    },
  };
}
