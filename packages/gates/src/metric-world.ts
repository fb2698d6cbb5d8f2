import { createReadStream, readFileSync, statSync } from 'node:fs';
import { UserError } from '@tidegate/evidence';
import type { ModelRegistry, RegistryIo, RegistrySettings } from '@tidegate/registry';
import type { MetricWorld } from './metric-source.ts';

/**
 * The world of a real run. The registry is loaded and opened when the first address of its kind is read.
 * @param parquetAsCsv reads Parquet, where the action has an engine for it
 */
export function metricWorld(
  settings: RegistrySettings,
  io: RegistryIo,
  parquetAsCsv?: MetricWorld['parquetAsCsv'],
): MetricWorld {
  // By kind of address: `runs:/` may mean another registry than `git:`.
  const opened = new Map<string, Promise<ModelRegistry>>();
  return {
    readText: async (path) => wholeText(path, io.path(path)),
    openBytes: async (path) => {
      const { isFolder, isFile } = regular(io.path(path));
      if (isFolder) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
      if (!isFile) throw notRegular(path);
      return createReadStream(io.path(path), { highWaterMark: 1024 * 1024 });
    },
    ...(parquetAsCsv && { parquetAsCsv }),
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

/** Files of metrics are read whole; a device never ends, and a larger text does not fit one string. */
const largest = 500 * 1024 * 1024;

function wholeText(shown: string, path: string): string {
  const { size, isFile, isFolder } = regular(path);
  // A folder is told by the read itself.
  if (!isFile && !isFolder) throw notRegular(shown);
  if (size > largest) {
    throw new UserError('unreadable', `The file ${shown} has ${Math.round(size / 1024 / 1024)} MB, more than 500.`, {
      hint: 'Write fewer rows or columns to it.',
    });
  }
  return readFileSync(path, 'utf8');
}

function notRegular(shown: string): UserError {
  return new UserError('unreadable', `The file ${shown} is not a regular file.`, {
    hint: 'Name a file that a step before this one wrote.',
  });
}

function regular(path: string): { size: number; isFile: boolean; isFolder: boolean } {
  const entry = statSync(path);
  return { size: entry.size, isFile: entry.isFile(), isFolder: entry.isDirectory() };
}
