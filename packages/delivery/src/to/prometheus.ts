import { confidence, type MetricName, metricNames } from '../measurement.ts';
import { spoken } from '../spoken.ts';
import type { DeliveryReport } from './delivery-document.ts';

/** Base units, as Prometheus wants them in the name. */
const names: Readonly<Record<MetricName, string>> = {
  'deployment-frequency': 'deployments_per_day',
  'lead-time': 'lead_time_median_seconds',
  'lead-time-p90': 'lead_time_p90_seconds',
  'change-failure-rate': 'change_failure_ratio',
  'recovery-time': 'recovery_time_median_seconds',
  'rework-rate': 'rework_ratio',
  'rollback-rate': 'rollback_ratio',
  'data-to-production-time': 'data_to_production_median_seconds',
  'gate-rejection-rate': 'gate_rejection_ratio',
  'approval-time': 'approval_time_median_seconds',
  'drift-to-redeploy-time': 'drift_to_redeploy_median_seconds',
};

/**
 * Prometheus' text exposition format 0.0.4, gauges alone. What has no value has no series; its sample size is told all the same. A model has
 * series of its own, all together have an empty `model`.
 */
export function prometheusText({ repository, environment, window, deliveries }: DeliveryReport): string {
  const whole = { repository, environment };
  const lines: string[] = [];
  const family = (
    name: string,
    help: string,
    samples: readonly (readonly [Record<string, string>, number])[],
  ): void => {
    if (samples.length === 0) return;
    const full = `tidegate_delivery_${name}`;
    lines.push(`# HELP ${full} ${help}`, `# TYPE ${full} gauge`);
    for (const [labels, value] of samples) lines.push(`${full}{${labelText({ ...whole, ...labels })}} ${value}`);
  };
  const all = deliveries.flatMap(({ model = '', measurements }) =>
    measurements.map((measurement) => ({ model, ...measurement })),
  );
  for (const metric of metricNames) {
    const samples = all.flatMap(({ name, model, value }) =>
      name === metric && value !== undefined ? [[{ model }, value] as const] : [],
    );
    family(names[metric], `${spoken[metric]}.`, samples);
  }
  family(
    'bound',
    `Bounds of the interval that holds a metric with confidence ${confidence}.`,
    all.flatMap(({ name: metric, model, lower, upper }) => [
      ...(lower === undefined ? [] : [[{ model, metric, side: 'lower' }, lower] as const]),
      ...(upper === undefined ? [] : [[{ model, metric, side: 'upper' }, upper] as const]),
    ]),
  );
  family(
    'sample_size',
    'How much a metric rests on.',
    all.map(({ name: metric, model, sampleSize }) => [{ model, metric }, sampleSize] as const),
  );
  family('window_seconds', 'Length of the window that was measured.', [[{}, (window.end - window.start) / 1000]]);
  family('measured_timestamp_seconds', 'When it was measured.', [[{}, window.end / 1000]]);
  return `${lines.join('\n')}\n`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`)
    .join(',');
}
