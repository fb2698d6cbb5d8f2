import type { Delivery } from '../measure-delivery.ts';
import { confidence, type Measurement } from '../measurement.ts';
import type { Window } from '../records.ts';

/** What was measured, of which repository and when: what every place it goes to tells. */
export interface DeliveryReport {
  readonly repository: string;
  readonly environment: string;
  readonly window: Window;
  /** All models together (or the one that was asked for) first. */
  readonly deliveries: readonly Delivery[];
}

/** As JSON: values in seconds, per day and as shares of 1; null where there is none, with the reason. */
export function deliveryDocument({ repository, environment, window, deliveries }: DeliveryReport) {
  return {
    schema: 'tidegate-delivery/1',
    repository,
    environment,
    window: { start: new Date(window.start).toISOString(), end: new Date(window.end).toISOString() },
    confidence,
    deliveries: deliveries.map(({ model = null, measurements, counts }) => ({
      model,
      counts,
      metrics: Object.fromEntries(measurements.map((measurement) => [measurement.name, metricOf(measurement)])),
    })),
  };
}

function metricOf({ unit, sampleSize, value, lower, upper, method, missing, note }: Measurement) {
  return {
    unit,
    'sample-size': sampleSize,
    value: value ?? null,
    lower: lower ?? null,
    upper: upper ?? null,
    ...(method !== undefined && { method }),
    ...(missing !== undefined && { missing }),
    ...(note !== undefined && { note }),
  };
}
