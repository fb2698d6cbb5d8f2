import { type Check, judge, UserError } from '@tidegate/evidence';
import { formatDuration } from '@tidegate/fields';
import {
  changesOf,
  checkDelivery,
  type Delivery,
  deliveryDocument,
  type DeliveryReport,
  type History,
  liveBars,
  measureDelivery,
  type MetricName,
  parseThresholds,
  prometheusText,
  pushMetrics,
  sayWhole,
} from '@tidegate/delivery';
import { readHistory } from '@tidegate/delivery/collect';
import type { DeliverySettings } from '@tidegate/delivery/settings';
import { gitHubApi } from '@tidegate/github';
import type { ActionResult, CommonInputs, Io } from '@tidegate/kit';
import { deliveryMarkdown } from './delivery-markdown.ts';

export type PipelineInputs = DeliverySettings & CommonInputs & { readonly token: string };

const told = [
  'deployment-frequency',
  'lead-time',
  'change-failure-rate',
  'recovery-time',
  'rework-rate',
  'rollback-rate',
] as const satisfies readonly MetricName[];
type Output = (typeof told)[number] | 'sample-size' | 'metrics' | 'json' | 'prometheus';

/** Reads the history, measures it, holds the thresholds against it and hands it on. */
export async function measurePipeline(inputs: PipelineInputs, io: Io): Promise<ActionResult<Output>> {
  const { thresholds = [], window: length, model, 'environment-name': environment } = inputs;
  const rules = parseThresholds(thresholds);
  requirePlaces(inputs);
  const repository = repositoryOf(inputs, io);
  const end = io.clock.now();
  const window = { start: end - length, end };
  const { clock, log, signal } = io;
  const api = gitHubApi(await io.github(inputs.token), { clock, log, signal, timeoutMs: inputs['request-timeout'] });
  const history = await readHistory(api, {
    ...{ repository, environment, window },
    apiUrl: io.run.apiUrl,
    incidentLabels: inputs['incident-labels'],
    driftLabels: inputs['drift-labels'],
    gateWorkflows: inputs['gate-workflows'] ?? [],
  });
  const deliveries = measureDelivery(history, window, {
    incidentWithin: inputs['incident-within'],
    ...(model !== undefined && { model }),
  });
  const report: DeliveryReport = { repository, environment, window, deliveries };
  const whole = deliveries[0]!;
  const outputs = outputsOf(whole, report);
  // Before anything is sent: what was measured stands, whatever becomes of it.
  for (const [name, value] of Object.entries(outputs)) io.output(name, value);
  const prometheus = prometheusText(report);
  if (inputs.mode === 'dry-run') log.info('Dry run: nothing is pushed or written to a database.');
  else await send(inputs, report, prometheus, io);

  const checks = [readingCheck(whole, report, history), ...checkDelivery(rules, whole.measurements)];
  const judgement = judge(checks);
  const figure = liveBars(
    changesOf(history.deployments).filter((change) => model === undefined || change.model === model),
    window,
  );
  return {
    ...judgement,
    reason: rules.length === 0 ? checks[0]!.reason : judgement.reason,
    subject: { ...(model !== undefined && { model }) },
    facts: {
      repository,
      ...Object.fromEntries(whole.measurements.map((measurement) => [measurement.name, sayWhole(measurement)])),
      environment,
      'window-start': new Date(window.start).toISOString(),
      'window-end': new Date(end).toISOString(),
      'deployments-read': history.deployments.length,
      ...whole.counts,
    },
    ...(figure && { figures: [figure] }),
    outputs,
    beside: {
      ...(inputs.to.includes('summary') && { summary: deliveryMarkdown(report) }),
      files: [
        ...(inputs.to.includes('json')
          ? [
              {
                name: 'delivery-metrics.json',
                text: `${JSON.stringify(deliveryDocument(report), null, 2)}\n`,
                output: 'json' as const,
              },
            ]
          : []),
        ...(inputs.to.includes('prometheus')
          ? [{ name: 'delivery-metrics.prom', text: prometheus, output: 'prometheus' as const }]
          : []),
      ],
    },
  };
}

/** Where it goes must be known before anything is read. */
function requirePlaces({ to, connection, pushgateway }: PipelineInputs): void {
  if (to.includes('postgres') && connection === undefined) {
    throw new UserError('bad-input', '`to` names postgres, and `connection` was not given.', {
      hint: 'Give the address of the database as `connection`, from a secret.',
    });
  }
  const idle = [
    connection !== undefined && !to.includes('postgres') && (['connection', 'postgres'] as const),
    pushgateway !== undefined && !to.includes('prometheus') && (['pushgateway', 'prometheus'] as const),
  ].find((pair) => pair !== false);
  if (idle) {
    throw new UserError('bad-input', `\`${idle[0]}\` was given, but \`to\` does not name ${idle[1]}.`, {
      hint: `Add ${idle[1]} to \`to\`.`,
    });
  }
}

function repositoryOf({ repository }: PipelineInputs, { run }: Io): string {
  const found = repository ?? run.repository;
  if (found !== undefined) return found;
  throw new UserError('bad-input', '`repository` is required outside a GitHub workflow and was not given.', {
    hint: 'Give it as owner/name.',
  });
}

function outputsOf(whole: Delivery, report: DeliveryReport) {
  const values = Object.fromEntries(whole.measurements.map(({ name, value }) => [name, value]));
  return {
    ...(Object.fromEntries(told.map((name) => [name, values[name]])) as Record<
      (typeof told)[number],
      number | undefined
    >),
    'sample-size': whole.counts.finished,
    metrics: deliveryDocument(report).deliveries[0]!.metrics,
  };
}

async function send(inputs: PipelineInputs, report: DeliveryReport, text: string, io: Io): Promise<void> {
  const { to, pushgateway, connection, window, model } = inputs;
  const { repository, environment } = report;
  if (to.includes('prometheus') && pushgateway !== undefined) {
    const timeoutMs = inputs['request-timeout'];
    await pushMetrics(io.fetch, { address: pushgateway, repository, environment, model, text, timeoutMs });
    io.log.info('Pushed the metrics to the Pushgateway.');
  }
  if (to.includes('postgres') && connection !== undefined) {
    // Its own chunk, as is the driver behind it.
    const { writePostgres } = await import('@tidegate/delivery/postgres');
    const run = io.run.id ?? new Date(report.window.end).toISOString();
    const rows = await writePostgres(report, {
      connection,
      runKey: `${run}/${formatDuration(window)}`,
      path: (typed) => io.path(typed),
    });
    io.log.info(`Wrote ${rows} rows to PostgreSQL.`);
  }
}

/** Of a history without a single deployment nobody knows whether there were none or whether they are under another name. */
function readingCheck(
  { model, measurements, counts }: Delivery,
  { environment, window }: DeliveryReport,
  { deployments }: History,
): Check {
  const observed = deployments.length;
  const check = { id: 'history', title: `deployments to ${environment} are read`, observed };
  const models = new Set(deployments.map(({ payload }) => payload.model));
  if (observed === 0) {
    const remedy = 'check `environment-name`, or record deployments by `environment:` of a job or by trigger-deploy';
    const reason = `No deployments to ${environment} are recorded, so nothing was measured; ${remedy}.`;
    return { ...check, verdict: 'warn', reason };
  }
  if (model !== undefined && !models.has(model)) {
    const named = [...models].filter((name) => name !== undefined).slice(0, 10);
    const known = named.length > 0 ? `their payloads name ${named.join(', ')}` : 'their payloads name no model';
    const reason = `None of the ${observed} deployments to ${environment} that were read is of ${model}; ${known}.`;
    return { ...check, verdict: 'warn', reason };
  }
  const measured = measurements.filter(({ value }) => value !== undefined).length;
  const span = `the last ${formatDuration(window.end - window.start)}`;
  const finished = `${counts.finished} deployments and rollbacks in ${environment} finished in ${span}`;
  const reason = `${finished}; ${measured} of ${measurements.length} metrics could be measured.`;
  return { ...check, verdict: 'pass', reason };
}
