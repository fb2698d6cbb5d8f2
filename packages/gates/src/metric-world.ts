import { readFileSync } from 'node:fs';
import type { ModelRegistry, RegistryIo, RegistrySettings } from '@tidegate/registry';
import type { MetricWorld } from './metric-source.ts';

/** The world of a real run. The registry is loaded and opened when the first address of its kind is read. */
export function metricWorld(settings: RegistrySettings, io: RegistryIo): MetricWorld {
  // By kind of address: `runs:/` may mean another registry than `git:`.
  const opened = new Map<string, Promise<ModelRegistry>>();
  return {
    readText: async (path) => readFileSync(io.path(path), 'utf8'),
    async resolve(address) {
      const { openRegistry, parseReference } = await import('@tidegate/registry');
      const reference = parseReference(address);
      const opening = opened.get(reference.kind) ?? openRegistry(settings, io, reference);
      opened.set(reference.kind, opening);
      const registry = await opening;
      return { reference, version: await registry.resolve(reference), location: registry.location };
    },
  };
}
