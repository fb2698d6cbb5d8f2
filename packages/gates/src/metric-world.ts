import { readFileSync, statSync } from 'node:fs';
import { UserError } from '@tidegate/evidence';
import type { ModelRegistry, RegistryIo, RegistrySettings } from '@tidegate/registry';
import type { MetricWorld } from './metric-source.ts';

/** The world of a real run. The registry is loaded and opened when the first address of its kind is read. */
export function metricWorld(settings: RegistrySettings, io: RegistryIo): MetricWorld {
  // By kind of address: `runs:/` may mean another registry than `git:`.
  const opened = new Map<string, Promise<ModelRegistry>>();
  return {
    readText: async (path) => wholeText(path, io.path(path)),
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

/** Files of metrics and predictions are read whole; a device never ends, and a larger text does not fit one string. */
const largest = 500 * 1024 * 1024;

function wholeText(shown: string, path: string): string {
  const { size, isFile } = regular(path);
  if (!isFile || size > largest) {
    const what = isFile ? `has ${Math.round(size / 1024 / 1024)} MB, more than 500` : 'is not a regular file';
    throw new UserError('unreadable', `The file ${shown} ${what}.`, {
      hint: isFile ? 'Write fewer rows or columns to it.' : 'Name a file that a step before this one wrote.',
    });
  }
  return readFileSync(path, 'utf8');
}

function regular(path: string): { size: number; isFile: boolean } {
  const entry = statSync(path);
  // A folder is told by the read itself.
  return { size: entry.size, isFile: entry.isFile() || entry.isDirectory() };
}
