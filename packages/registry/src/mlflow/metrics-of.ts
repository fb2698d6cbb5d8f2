import type { Metric } from './replies.ts';

/** One value per metric, and the digest of the data it was measured on where it was logged with one. */
export interface MetricsOf {
  readonly metrics: Readonly<Record<string, number | string>>;
  readonly metricsMeasuredOn: Readonly<Record<string, string>>;
}

/**
 * The metrics of a run and, from MLflow 3 on, those of its logged model, which are the nearer ones.
 *
 * A model may have the same metric of several data sets, of those it was trained on too. Each is then `accuracy[dataset=<name>]`, and plain `accuracy` is
 * that of the data set the run says it was evaluated on, or none: the newest would be whichever happened to be logged last.
 *
 * @param evaluatedOn digest of that data set
 */
export function metricsOf(
  run: readonly Metric[],
  model: readonly Metric[],
  evaluatedOn: string | undefined,
): MetricsOf {
  const nearer = new Set(model.map(({ key }) => key));
  const points = [...run.filter(({ key }) => !nearer.has(key)), ...model];
  const chosen = [...Map.groupBy(points, ({ key }) => key)].flatMap(([key, all]): (readonly [string, Metric])[] => {
    const labelled = all.filter(({ dataset_digest }) => dataset_digest !== '');
    const sets = Map.groupBy(labelled, ({ dataset_digest }) => dataset_digest);
    if (sets.size < 2) return [[key, newest(all)]];
    const main = evaluatedOn === undefined ? undefined : sets.get(evaluatedOn);
    const named = [...sets.values()].map(newest);
    return [
      ...(main ? [[key, newest(main)] as const] : []),
      ...named.map((metric) => [`${key}[dataset=${label(metric, named)}]`, metric] as const),
    ];
  });
  return {
    metrics: Object.fromEntries(chosen.map(([name, { value }]) => [name, value])),
    metricsMeasuredOn: Object.fromEntries(
      chosen.flatMap(([name, { dataset_digest: digest }]) => (digest === '' ? [] : [[name, digest]])),
    ),
  };
}

/** A data set's name where no other has it, else its digest. */
function label({ dataset_name: name, dataset_digest: digest }: Metric, among: readonly Metric[]): string {
  return name !== '' && among.filter(({ dataset_name }) => dataset_name === name).length === 1 ? name : digest;
}

/** As MLflow's SQL store chooses it: the greatest step, then the latest time, then the greatest value. */
function newest(points: readonly Metric[]): Metric {
  return points.reduce((chosen, point) => (isLater(point, chosen) ? point : chosen));
}

function isLater(a: Metric, b: Metric): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  // A NaN is never hidden by a number that was logged in the same moment.
  return !(Number(a.value) <= Number(b.value)) && !Number.isNaN(Number(b.value));
}
