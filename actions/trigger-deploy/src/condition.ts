import { type Check, UserError } from '@tidegate/evidence';
import { evaluateWhen, isNoAnswer, type MetricWorld, readSources } from '@tidegate/gates';
import type { MetricSet } from '@tidegate/metrics';

/** The metrics of the model that is to be deployed, and its digest when a registry knows it. */
export interface Measured {
  readonly metrics: MetricSet;
  readonly digest: string | undefined;
}

/** What `when` says: start, do not start, or nobody can tell because a metric is missing or not a number. */
export interface Condition {
  readonly start: boolean;
  readonly check: Check;
  readonly measured?: Measured;
}

/** Reads the metrics and decides the condition. A registry that gives no answer decides nothing, and nothing is started. */
export async function decideWhen(
  when: string,
  sources: readonly string[] | undefined,
  world: MetricWorld,
): Promise<Condition> {
  if (sources === undefined) {
    throw new UserError('bad-input', '`when` needs metrics, and `metrics` was not given.', {
      hint: 'Name the JSON file the training wrote, such as metrics.json, or an address such as runs:/<id>.',
    });
  }
  let measured: Measured;
  try {
    measured = await readMeasured(sources, world);
  } catch (error) {
    if (!isNoAnswer(error)) throw error;
    const reason = `Nothing was started, as the metrics for \`when\` could not be read: ${error.message}`;
    return { start: false, check: { id: 'when', title: when, verdict: 'inconclusive', reason } };
  }
  const { holds, reason, comparisons } = evaluateWhen(when, measured.metrics);
  // A condition that is false because its metric is missing would quietly never deploy again.
  const unmeasured = comparisons.some(
    ({ outcome: { verdict, observed } }) => verdict !== 'pass' && typeof observed !== 'number',
  );
  const verdict = !holds && unmeasured ? 'fail' : 'pass';
  const told = holds ? reason : `Nothing was started, as \`when\` does not hold: ${reason}`;
  return { start: holds, check: { id: 'when', title: when, verdict, reason: told }, measured };
}

/** Reads files and addresses of a registry into one set. Throws a UserError. */
export async function readMeasured(sources: readonly string[], world: MetricWorld): Promise<Measured> {
  const { metrics, versions } = await readSources(sources, { aliases: new Map() }, world);
  const digests = new Set(versions.map(({ digest }) => digest));
  return { metrics, digest: digests.size === 1 ? [...digests][0] : undefined };
}
