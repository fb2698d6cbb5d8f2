import { describe, expect, test } from '@jest/globals';
import { deliveryDocument, type DeliveryReport, measureDelivery, prometheusText } from '@tidegate/delivery';
import { at, deployed, history } from './records-for-tests.ts';

const window = { start: at(0), end: at(720) };
const facts = (model: string) => ({ facts: { model } });
const report = (deployments: Parameters<typeof history>[0], environment = 'production'): DeliveryReport => ({
  repository: 'octo/flights',
  environment,
  window,
  deliveries: measureDelivery(history(deployments), window, { incidentWithin: 0 }),
});

describe('Prometheus text', () => {
  test('gauges in base units; what has no value has no series', () => {
    const lines = prometheusText(report([deployed(1, 1, { success: 2 }, { committedAt: at(1) })])).split('\n');
    expect(lines.filter((line) => /deployments_per_day|median_seconds|failure_ratio/.test(line))).toEqual([
      '# HELP tidegate_delivery_deployments_per_day Deployment frequency.',
      '# TYPE tidegate_delivery_deployments_per_day gauge',
      `tidegate_delivery_deployments_per_day{repository="octo/flights",environment="production",model=""} ${1 / 30}`,
      '# HELP tidegate_delivery_lead_time_median_seconds Change lead time, median.',
      '# TYPE tidegate_delivery_lead_time_median_seconds gauge',
      'tidegate_delivery_lead_time_median_seconds{repository="octo/flights",environment="production",model=""} 3600',
      '# HELP tidegate_delivery_change_failure_ratio Change fail rate.',
      '# TYPE tidegate_delivery_change_failure_ratio gauge',
      'tidegate_delivery_change_failure_ratio{repository="octo/flights",environment="production",model=""} 0',
    ]);
    expect(lines.at(-1)).toBe('');
    expect(lines.join('\n')).not.toMatch(/NaN|null|undefined|Inf/);
  });

  test('a sample of nothing is told, and its metric is not', () => {
    const text = prometheusText(report([]));
    expect(text).toContain(
      'tidegate_delivery_sample_size{repository="octo/flights",environment="production",model="",metric="lead-time"} 0',
    );
    expect(text).not.toMatch(/^tidegate_delivery_(?!sample_size|window|measured)/m);
  });

  test('each model has series of its own; names are escaped', () => {
    const text = prometheusText(
      report([deployed(1, 1, { success: 2 }, facts('a "b"\\\nc')), deployed(2, 1, { success: 2 }, facts('d'))]),
    );
    const models = [...text.matchAll(/^tidegate_delivery_rollback_ratio\{.*model="(.*)"\}/gm)].map(
      ([, model]) => model,
    );
    expect(models).toEqual(['', String.raw`a \"b\"\\\nc`, 'd']);
  });
});

test('as JSON: null and the reason where there is no value', () => {
  const { deliveries, ...about } = deliveryDocument(report([deployed(1, 1, { success: 2 })]));
  expect(about).toEqual({
    schema: 'tidegate-delivery/1',
    repository: 'octo/flights',
    environment: 'production',
    window: { start: '2026-01-01T00:00:00.000Z', end: '2026-01-31T00:00:00.000Z' },
    confidence: 0.95,
  });
  const [{ model, metrics }] = deliveries as [(typeof deliveries)[number]];
  expect(model).toBeNull();
  expect(metrics['recovery-time']).toEqual({
    unit: 'seconds',
    'sample-size': 0,
    value: null,
    lower: null,
    upper: null,
    missing: 'nothing that had failed recovered in the window',
  });
  expect(metrics['rollback-rate']).toMatchObject({ value: 0, lower: 0, 'sample-size': 1, method: 'Wilson' });
});
