import { createHash } from 'node:crypto';
import { type Evidence, runAddress, UserError } from '@tidegate/evidence';
import {
  type Comparison,
  isNoAnswer,
  metricWorld,
  nothingAt,
  parseRules,
  readSource,
  readSources,
} from '@tidegate/gates';
import type { CommonInputs, Io } from '@tidegate/kit';
import { type MetricSet, metricSet, parseAliases } from '@tidegate/metrics';
import { observe, runKey, storable, type Watched } from '@tidegate/monitoring';
import type { MonitorSettings } from '@tidegate/monitoring/settings';
import { gatherEvidence } from '@tidegate/report/gather';

export type Inputs = MonitorSettings & CommonInputs & { readonly token: string };

/** A model and what holds for it. */
export interface Plan {
  /** Undefined: the one the evidence is about. */
  readonly model: string | undefined;
  readonly inputs: Inputs;
}

/** One plan per model: those under `models`, each with its own words before the ones that hold for all, or the only one. */
export function plansOf(inputs: Inputs): Plan[] {
  if (inputs.models === undefined) return [{ model: inputs.model, inputs }];
  const entries = Object.entries(inputs.models);
  if (entries.length === 0)
    throw new UserError('bad-input', '`models` names no model.', { hint: 'Name at least one.' });
  return entries.map(([model, own]) => ({ model, inputs: { ...inputs, ...own } as Inputs }));
}

const gates = ['validate-data', 'check-model-threshold', 'compare-with-production'];

/** Reads evidence and metrics of one model. Throws a UserError for what is missing or cannot be read. */
export async function look({ model: named, inputs }: Plan, io: Io): Promise<Watched> {
  const evidences = await evidenceOf(inputs, named, io);
  const model = named ?? evidences.find(({ subject }) => subject.model !== undefined)?.subject.model;
  if (model === undefined) {
    throw new UserError('bad-input', '`model` was not given, and the evidence does not name one.', {
      hint: 'Write `model: <name>` here or in tidegate.yml.',
    });
  }
  const performance = inputs.performance
    ? parseRules(inputs.performance, { input: 'performance', production: true })
    : [];
  const { metrics, production } = await metricsFor(inputs, performance, io);
  const observation = observe(evidences, {
    driftWhen: inputs['drift-when'],
    predictionColumn: inputs['prediction-column'],
    performance,
    metrics,
    production,
  });
  const evidenceDigest = createHash('sha256')
    .update(JSON.stringify([evidences, [...(metrics?.values ?? [])].map(([name, value]) => [name, String(value)])]))
    .digest('hex');
  const { repository, id, job } = io.run;
  const run =
    inputs['run-key'] ??
    (repository && id ? [repository, id, job].filter(Boolean).join('/') : `evidence ${evidenceDigest}`);
  return {
    model: storable(model),
    key: runKey({ run, model, environment: inputs.environment }),
    environment: inputs.environment,
    observation,
    policy: {
      on: inputs['retrain-on'],
      when: inputs['retrain-when'],
      cooldownMs: inputs.cooldown,
      maxAgeMs: inputs['max-age'],
      newRows: inputs['new-rows'],
    },
    trainedAt: inputs['trained-at'],
    runUrl: runAddress(io.run),
    evidenceDigest,
  };
}

/** What gates that look at models and their data said of this one. A pattern that finds nothing is a gate that said nothing. */
async function evidenceOf(inputs: Inputs, model: string | undefined, io: Io): Promise<Evidence[]> {
  if (inputs.evidence === undefined) {
    throw new UserError(
      'bad-input',
      `\`evidence\` was not given${model === undefined ? '' : ` for ${shown(model, io)}`}.`,
      {
        hint: 'Name the evidence files of the gates before this step, such as `tidegate-report/*.json`.',
      },
    );
  }
  const found = new Map<string, Evidence>();
  for (const pattern of inputs.evidence) {
    const { evidences, unreadable } = await gatherEvidence([pattern], io.run.workspace);
    if (unreadable[0]) {
      throw new UserError('unreadable', unreadable[0].reason, { hint: 'Run the gate again, or name other files.' });
    }
    for (const evidence of evidences) found.set(JSON.stringify(evidence), evidence);
  }
  const judged = [...found.values()].filter(({ gate }) => gates.includes(gate));
  const ours = judged.filter(({ subject }) => model === undefined || (subject.model ?? model) === model);
  const others = [...new Set(judged.map(({ subject }) => subject.model).filter((name) => name !== undefined))];
  if (model === undefined && others.length > 1) {
    throw new UserError('bad-input', `The evidence is about ${others.length} models, and \`model\` was not given.`, {
      hint: 'Write `model: <name>`, or name all of them under `models`.',
    });
  }
  if (ours.length === 0) {
    const why =
      judged.length > 0
        ? `is about ${others
            .slice(0, 5)
            .map((name) => shown(name, io))
            .join(', ')}`
        : `is of no gate that looks at a model (${gates.join(', ')})`;
    throw new UserError(
      'not-found',
      `\`evidence\`: what was found ${why}${model === undefined ? '' : `, not about ${shown(model, io)}`}.`,
      {
        hint: 'Name the evidence of validate-data, or of a gate that measures the model, with the same `model`.',
      },
    );
  }
  return ours;
}

/** Cleaned before it is shortened: of a secret that is cut nobody would know the rest. */
function shown(name: string, io: Io): string {
  return io.clean(name).slice(0, 100).toWellFormed();
}

/** Without an answer of the registry nothing can be told of performance, which is no error. */
async function metricsFor(
  inputs: Inputs,
  rules: readonly Comparison[],
  io: Io,
): Promise<{ metrics: MetricSet | undefined; production: MetricSet | undefined }> {
  if (rules.length === 0) return { metrics: undefined, production: undefined };
  const reading = { metricsPath: inputs['metrics-path'], aliases: parseAliases(inputs.aliases ?? []) };
  const world = metricWorld(inputs, io);
  const orNothing = async (source: string, read: () => Promise<MetricSet>): Promise<MetricSet> => {
    try {
      return await read();
    } catch (error) {
      if (isNoAnswer(error)) return metricSet({}, `${source} (${error.message.replace(/\.$/, '')})`);
      throw error;
    }
  };
  const sources = inputs.metrics;
  const metrics =
    sources && (await orNothing(sources.join(', '), async () => (await readSources(sources, reading, world)).metrics));
  if (!rules.some(({ bound }) => bound.kind === 'production')) return { metrics, production: undefined };
  const address = inputs.production;
  if (address === undefined) {
    throw new UserError('bad-input', '`performance` compares with production, and `production` was not given.', {
      hint: 'Write `production: models:/<name>@production`, or the path of the metrics it was promoted with.',
    });
  }
  const production = await orNothing(address, async () => {
    const found = await readSource(address, reading, world);
    if (!found.metrics) throw nothingAt(address, found);
    return found.metrics;
  });
  return { metrics, production };
}
