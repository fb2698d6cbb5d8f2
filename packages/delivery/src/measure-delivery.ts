import { type Change, changesOf } from './change.ts';
import { concerns } from './concerns.ts';
import { driftToRedeploy } from './drift-to-redeploy.ts';
import { failuresOf, type FailureOptions, outagesOf } from './failures.ts';
import { flowMetrics } from './flow-metrics.ts';
import { gateRejection } from './gate-rejection.ts';
import { type Measurement, metricNames } from './measurement.ts';
import { type History, isUnread, within, type Window } from './records.ts';
import { stabilityMetrics } from './stability-metrics.ts';

/** The metrics of one model, or of all together. */
export interface Delivery {
  /** Undefined for all models together. */
  readonly model?: string;
  readonly measurements: readonly Measurement[];
  readonly counts: DeliveryCounts;
}

/** What became of the deployments of the window. */
export interface DeliveryCounts {
  /** Deployments and rollbacks that went live or failed in the window. */
  readonly finished: number;
  readonly live: number;
  readonly failed: number;
  readonly rollbacks: number;
  /** Begun in the window, and not counted in any metric. */
  readonly rejected: number;
  readonly 'not-started': number;
  readonly superseded: number;
  readonly 'in-flight': number;
  /** Outages that last, whenever they began. */
  readonly 'open-outages': number;
}

export interface MeasureOptions extends FailureOptions {
  /** Measures this model alone. */
  readonly model?: string;
}

/**
 * Measures deliveries in a window: all together, and each model when there are several. A deployment belongs to the window in which it finished, a
 * recovery to the one in which it was over, though it began earlier. Nothing depends on the order of the records.
 */
export function measureDelivery(history: History, window: Window, options: MeasureOptions): Delivery[] {
  const all = changesOf(history.deployments);
  const models = [...new Set(all.map(({ model }) => model))].sort();
  if (options.model !== undefined) return [deliveryOf(all, history, window, options, options.model)];
  const each = models.length > 1 ? models.map((model) => deliveryOf(all, history, window, options, model)) : [];
  return [deliveryOf(all, history, window, options), ...each];
}

function deliveryOf(
  all: readonly Change[],
  history: History,
  window: Window,
  options: MeasureOptions,
  model?: string,
): Delivery {
  const models = new Set(all.map((change) => change.model));
  const about = (alerts: History['incidents']) =>
    isUnread(alerts) || model === undefined ? alerts : alerts.filter((alert) => concerns(alert, model, models));
  const changes = model === undefined ? all : all.filter((change) => change.model === model);
  const incidents = about(history.incidents);
  const failures = failuresOf(changes, isUnread(incidents) ? [] : incidents, options);
  const outages = outagesOf(failures);
  const measurements = [
    ...flowMetrics(changes, history, window),
    ...stabilityMetrics(changes, { failures, outages }, { ...history, incidents }, window),
    gateRejection(history.gateRuns, window, model),
    driftToRedeploy(about(history.drifts), changes, window),
  ];
  return {
    ...(model !== undefined && { model }),
    measurements: measurements.sort((a, b) => metricNames.indexOf(a.name) - metricNames.indexOf(b.name)),
    counts: countsOf(changes, window, outages.filter(({ recovered }) => recovered === undefined).length),
  };
}

function countsOf(changes: readonly Change[], window: Window, openOutages: number): DeliveryCounts {
  const finished = changes.filter(({ finishedAt }) => within(window, finishedAt));
  const begun = changes.filter(({ createdAt }) => within(window, createdAt));
  const count = (outcome: Change['outcome']): number => begun.filter((change) => change.outcome === outcome).length;
  return {
    finished: finished.length,
    live: finished.filter(({ outcome }) => outcome === 'live').length,
    failed: finished.filter(({ failedAt }) => failedAt !== undefined).length,
    rollbacks: finished.filter(({ kind }) => kind === 'rollback').length,
    rejected: count('rejected'),
    'not-started': count('not-started'),
    superseded: count('superseded'),
    'in-flight': count('in-flight'),
    'open-outages': openOutages,
  };
}
