import type { Evidence, Verdict } from '@tidegate/evidence';
import { compareRules, type Comparison } from '@tidegate/gates';
import { type MetricSet, metricSet, printable } from '@tidegate/metrics';
import { type Finding, findingOf } from './finding.ts';

export interface PerformanceRules {
  readonly performance: readonly Comparison[];
  /** Undefined only when no rule names production. */
  readonly production: MetricSet | undefined;
}

/** The rules held over metrics, and what gates said of them; undefined when neither is there. */
export function performanceFinding(
  judged: readonly Evidence[],
  metrics: MetricSet | undefined,
  { performance, production }: PerformanceRules,
): Finding | undefined {
  const gates = judged.map(({ gate, verdict, reason }) => ({ verdict, reason, title: gate }));
  const set = metrics ?? metricSet({}, 'the evidence');
  const held = performance.map((rule) => {
    const [check] = compareRules([rule], set, production).checks;
    // What was not measured is not a degradation: it cannot be told.
    const verdict: Verdict =
      check!.verdict === 'fail' && (typeof check!.observed !== 'number' || check!.threshold === undefined)
        ? 'inconclusive'
        : check!.verdict;
    return { ...check!, verdict };
  });
  const all = [...held, ...gates];
  if (all.length === 0) return undefined;
  const decisive = held.find(({ verdict }) => verdict === 'fail') ?? held[0];
  return {
    ...findingOf(all, 'rules of performance'),
    ...(typeof decisive?.observed === 'number' && { score: decisive.observed }),
    ...(typeof decisive?.threshold === 'number' && { threshold: decisive.threshold }),
  };
}

/** Metrics that gates held against a bound are in their evidence. */
export function metricsOf(judged: readonly Evidence[]): MetricSet | undefined {
  const found = judged.flatMap(({ checks }) =>
    checks.flatMap(({ subject, observed }): [string, number][] =>
      subject !== undefined && typeof observed === 'number' ? [[subject, observed]] : [],
    ),
  );
  return found.length === 0 ? undefined : { origin: 'the evidence', values: new Map(found) };
}

/** The history keeps numbers alone, of so many metrics. */
const mostMetrics = 200;

/** The finite numbers of a set, by printable names. */
export function numbersOf(set: MetricSet | undefined): Record<string, number> {
  const numbers = [...(set?.values ?? [])].filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
  );
  return Object.fromEntries(numbers.slice(0, mostMetrics).map(([name, value]) => [printable(name), value]));
}
