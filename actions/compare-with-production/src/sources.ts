import { UserError } from '@tidegate/evidence';
import {
  type Comparison,
  type Found,
  isNoAnswer,
  type MetricName,
  type MetricWorld,
  parseRules,
  readSource,
} from '@tidegate/gates';
import type { comparisonSettings } from '@tidegate/gates/settings';
import { parseAliases } from '@tidegate/metrics';
import type { z } from 'zod';

export type ComparisonInputs = z.output<typeof comparisonSettings>;

/** The rules on metrics, as far as they were given. */
export interface MetricRules {
  readonly rules: readonly Comparison[];
  readonly suspicious: readonly Comparison[];
}

/** The metrics that are held against production's; where none is, all that are judged. */
export function metricsJudged({ rules, suspicious }: MetricRules): readonly MetricName[] {
  const all = [...rules, ...suspicious];
  const compared = all.filter(({ bound }) => bound.kind === 'production');
  return (compared.length > 0 ? compared : all).map(({ metric }) => metric);
}

/** Reads `rules` and `suspicious`. Throws a UserError when they, or what they need, cannot be. */
export function readRules(inputs: ComparisonInputs): MetricRules {
  const rules = parseRules(inputs.rules ?? [], { input: 'rules', production: true });
  const suspicious = parseRules(inputs.suspicious ?? [], { input: 'suspicious', production: true });
  requireSources(inputs, { rules, suspicious });
  return { rules, suspicious };
}

function requireSources(inputs: ComparisonInputs, { rules, suspicious }: MetricRules): void {
  const missing = (what: string, hint: string): never => {
    throw new UserError('bad-input', what, { hint });
  };
  const { candidate, production, predictions } = inputs;
  const speaksOfProduction = ({ bound }: Comparison) => bound.kind === 'production';
  if (rules.length === 0 && predictions === undefined) {
    missing(
      'Neither `rules` nor `predictions` was given, so there is nothing to compare by.',
      'Give `rules`, as in `accuracy >= production - 0.02`, or a `predictions` file, or both.',
    );
  }
  if (rules.length > 0 && candidate === undefined) {
    missing(
      '`rules` were given without `candidate`.',
      'Name the metrics of the candidate: a JSON file, `runs:/<id>` or `models:/<name>@<alias>`.',
    );
  }
  if (production === undefined && rules.some(speaksOfProduction)) {
    missing(
      '`rules` speak of production, but `production` was not given.',
      'Name its metrics: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or a JSON file.',
    );
  }
  if (production === undefined && candidate !== undefined && suspicious.some(speaksOfProduction)) {
    missing(
      '`suspicious` speaks of production, but `production` was not given.',
      'Name its metrics: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or a JSON file.',
    );
  }
  if (candidate !== undefined && candidate === production) {
    missing(
      `\`candidate\` and \`production\` are both ${candidate}: a model compared with itself.`,
      'Name the metrics of two models.',
    );
  }
  for (const name of ['slices', 'paired-rules', 'positive-class', 'baseline'] as const) {
    if (inputs[name] === undefined || predictions !== undefined) continue;
    const were = name === 'slices' || name === 'paired-rules' ? 'were' : 'was';
    missing(`\`${name}\` ${were} given without \`predictions\`.`, 'Give the predictions file it is about.');
  }
  if (inputs['paired-rules'] && inputs.margin !== 0) {
    missing(
      '`margin` was given beside `paired-rules`, which say their own.',
      `Write \`accuracy >= production - ${inputs.margin}\` among the rules, and leave \`margin\` out.`,
    );
  }
}

/** Reads one side; a server that gave no answer comes back as the error, since the other side may be a plain mistake. */
export function sideReader(inputs: ComparisonInputs, world: MetricWorld) {
  const reading = { metricsPath: inputs['metrics-path'], aliases: parseAliases(inputs.aliases ?? []) };
  return async (side: 'candidate' | 'production'): Promise<Found | UserError | undefined> => {
    const source = inputs[side];
    if (source === undefined) return undefined;
    return readSource(source, reading, world).catch((error: unknown) => {
      if (isNoAnswer(error)) return error;
      throw error;
    });
  };
}
