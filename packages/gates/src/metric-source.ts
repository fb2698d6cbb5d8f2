import { UserError } from '@tidegate/evidence';
import {
  mergeMetrics,
  metricSet,
  type MetricSet,
  type PredictionsWorld,
  readMetricsFile,
  type ReadText,
  withAliases,
} from '@tidegate/metrics';
import type { ModelReference, ModelVersion, ToldSurroundings } from '@tidegate/registry';

/** What reading metrics needs of the world. The registry is asked only when an address is used. */
export interface MetricWorld extends PredictionsWorld {
  readonly readText: ReadText;
  /**
   * Parses an address and resolves it; `version` is undefined only when the registry itself answered that there is none. Throws a
   * UserError `unreachable` or `timeout` when there was no answer.
   */
  readonly resolve: (address: string) => Promise<Resolved>;
}

export interface Resolved {
  readonly reference: ModelReference;
  readonly version: ModelVersion | undefined;
  /** Where an alias points nowhere: what is in the stage of its name. */
  readonly inStage?: { readonly stage: string; readonly version: string };
  /** Where there is nothing: what is around, which tells a first model from a mistyped one. */
  readonly around?: ToldSurroundings;
  /** Where the registry is, without credentials. */
  readonly location: string;
}

/** How files are read: where in them, and under which further names. */
export interface Reading {
  readonly metricsPath?: string | undefined;
  readonly aliases: ReadonlyMap<string, string>;
}

/** Metrics that were found, or an address at which the registry itself says there is nothing. */
export type Found =
  | { readonly metrics: MetricSet; readonly version?: ModelVersion }
  | ({ readonly metrics?: never; readonly nothingAt: ModelReference } & Pick<
      Resolved,
      'location' | 'inStage' | 'around'
    >);

/** Whether a source is an address of a registry and not a path. */
export function isAddress(source: string): boolean {
  return /^(?:models|runs|git):/.test(source);
}

/** Reads one source: a path or an address. */
export async function readSource(source: string, reading: Reading, world: MetricWorld): Promise<Found> {
  if (!isAddress(source)) {
    const metrics = await readMetricsFile(source, world.readText, reading.metricsPath);
    return { metrics: withAliases(metrics, reading.aliases) };
  }
  const { version, reference, location, inStage, around } = await world.resolve(source);
  if (!version) return { nothingAt: reference, location, ...(inStage && { inStage }), ...(around && { around }) };
  const origin = `${source} (version ${version.version})`;
  const metrics = metricSet(version.metrics, origin, version.metricsMeasuredOn);
  return { metrics: withAliases(metrics, reading.aliases), version };
}

/** Reads several sources into one set; an address that points at nothing is a UserError. */
export async function readSources(
  sources: readonly string[],
  { metricsPath, aliases }: Reading,
  world: MetricWorld,
): Promise<{ metrics: MetricSet; versions: readonly ModelVersion[] }> {
  const sets: MetricSet[] = [];
  const versions: ModelVersion[] = [];
  for (const source of sources) {
    const found = await readSource(source, { metricsPath, aliases: new Map() }, world);
    if (!found.metrics) throw nothingAt(source, found);
    sets.push(found.metrics);
    if (found.version) versions.push(found.version);
  }
  return { metrics: withAliases(mergeMetrics(sets), aliases), versions };
}

export function nothingAt(address: string, { location, around }: Pick<Resolved, 'location' | 'around'>): UserError {
  const more = around ? ` ${around.sentence}` : '';
  return new UserError('not-found', `There is nothing at ${address} in the registry (${location}).${more}`, {
    hint: 'Check the name, and the alias, version or run in it.',
  });
}

/** Whether an error says that a server gave no answer: then nothing is known, which is inconclusive and not an error. */
export function isNoAnswer(error: unknown): error is UserError {
  return error instanceof UserError && (error.code === 'unreachable' || error.code === 'timeout');
}
