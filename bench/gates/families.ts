import { bootstrapMeasure } from '../../packages/gates/src/paired/bootstrap-measure.ts';
import { accuracyMeasure } from '../../packages/gates/src/paired/accuracy-measure.ts';
import { classMeasure } from '../../packages/gates/src/paired/class-measure.ts';
import { countPairs } from '../../packages/gates/src/paired/flips.ts';
import { judgePair } from '../../packages/gates/src/paired/judge.ts';
import type { Pair, PairedMeasure } from '../../packages/gates/src/paired/pair.ts';
import { type PairedRule, parsePairedRules } from '../../packages/gates/src/paired/rule.ts';
import { areaMeasure } from '../../packages/gates/src/paired/score-measure.ts';
import { lossSums } from '../../packages/metrics/src/scores/loss-sums.ts';
import { aucInterval, normalCdf, normalQuantile, normalSf } from '@tidegate/statistics';
import { type Random, randomStream } from '../drift/random.ts';

/** One-sided level of every rule here. */
export const alpha = 0.05;
/** Loss that is accepted, and the tolerance of the plain comparison. */
export const margin = 0.02;
/** Of the product's 4999, so that ten thousand repeats come to an end; fewer draws only add noise to the limits. */
const resamples = 999;

/** What is true, and what is asked. */
export const scenarios = {
  equal: { loss: 0, rule: 'better' },
  'at the margin': { loss: margin, rule: 'not worse' },
  power: { loss: 0, rule: 'not worse' },
} as const;
export type Scenario = keyof typeof scenarios;

/** Who would promote the candidate of one repeat. */
export interface Promotions {
  readonly interval: boolean;
  /** The two values compared, with the tolerance where a loss is accepted. */
  readonly plain: boolean;
  /** The same with what comes to mind first: two samples, or rows for clusters. */
  readonly naive?: boolean;
  /** How much better the candidate came out. */
  readonly gain: number;
}

export interface Family {
  readonly name: string;
  readonly rows: string;
  /** What `naive` is. */
  readonly naive?: string;
  readonly repeat: (scenario: Scenario, random: Random) => Promotions;
}

const normal = (random: Random) => normalQuantile(random.uniform());

export const families: readonly Family[] = [
  {
    name: 'accuracy: Tango',
    rows: '1000 rows, 10 % discordant',
    naive: 'unpaired z-test',
    repeat(scenario, random) {
      const n = 1000;
      const counts = flips(n, () => 0.05, scenarios[scenario].loss, random);
      const rule = ruleOf('accuracy', scenario);
      const measure = accuracyMeasure(counts, { alpha, margin: rule.margin });
      const [now, before] = [measure.candidate!, measure.production!];
      const variance = (now * (1 - now) + before * (1 - before)) / n;
      const p = normalSf((now - before + rule.margin) / Math.sqrt(variance));
      return { ...promoted(rule, measure), naive: p <= alpha };
    },
  },
  {
    name: 'roc_auc: DeLong',
    rows: '600 rows, 180 positive',
    naive: 'unpaired z-test',
    repeat(scenario, random) {
      const pair = ranked(scenario, random);
      const rule = ruleOf('roc_auc', scenario);
      const measure = areaMeasure(pair, { alpha, factor: 1 });
      const labels = pair.predictions.labels.classes!.codes;
      const [now, before] = [pair.candidate, pair.production].map(({ scores }) => aucInterval(labels, scores!));
      if (!now!.defined || !before!.defined) throw new Error('an area has no variance');
      const p = normalSf((now!.auc - before!.auc + rule.margin) / Math.sqrt(now!.variance + before!.variance));
      return { ...promoted(rule, measure), naive: p <= alpha };
    },
  },
  {
    name: 'f1: BCa bootstrap',
    rows: '1000 rows, 30 % positive',
    repeat(scenario, random) {
      const rule = ruleOf('f1', scenario);
      return promoted(rule, classMeasure('f1', answered(scenario, random), { alpha, factor: 1 }, resamples));
    },
  },
  {
    name: 'rmse: BCa bootstrap',
    rows: '400 rows, errors correlated 0.98',
    repeat(scenario, random) {
      const n = 400;
      const spread = 1 + scenarios[scenario].loss;
      const labels = new Float64Array(n);
      const before = labels.map(() => normal(random));
      const now = before.map((error) => spread * (0.98 * error + Math.sqrt(1 - 0.98 ** 2) * normal(random)));
      const groups = { groupOf: (row: number) => row, groups: n };
      const measure = bootstrapMeasure(
        {
          candidate: lossSums('rmse', labels, now, groups).score,
          production: lossSums('rmse', labels, before, groups).score,
          design: { rows: n },
          drawn: 'rows',
          units: n,
          identical: false,
          sizes: { pairs: n },
          mostResamples: resamples,
        },
        { alpha, factor: 1 },
      );
      return promoted(ruleOf('rmse', scenario), measure);
    },
  },
  {
    name: 'accuracy in clusters: BCa bootstrap',
    rows: '80 clusters of 10 rows',
    naive: 'Tango, rows taken for independent',
    repeat(scenario, random) {
      const [clusters, size] = [80, 10];
      // A cluster leans to one side, so that its rows go wrong together.
      const leans = Array.from({ length: clusters }, () => (random.uniform() < 0.5 ? -0.035 : 0.035));
      const pair = flipped(clusters * size, (row) => leans[Math.floor(row / size)]!, scenario, random, size);
      const rule = ruleOf('accuracy', scenario);
      const naive = accuracyMeasure(countPairs(pair), { alpha, margin: rule.margin });
      return {
        ...promoted(rule, classMeasure('accuracy', pair, { alpha, factor: 1 }, resamples)),
        naive: promoted(rule, naive).interval,
      };
    },
  },
];

/** Runs some repeats; the numbers of a repeat depend on the seed, the family, the scenario and its index alone. */
export function repeats(family: number, scenario: Scenario, seed: number, first: number, count: number) {
  const sum = { repeats: count, interval: 0, plain: 0, naive: 0, gain: 0, squares: 0 };
  const place = Object.keys(scenarios).indexOf(scenario);
  for (let repeat = first; repeat < first + count; repeat += 1) {
    const found = families[family]!.repeat(scenario, randomStream(seed, family, place, repeat));
    sum.interval += Number(found.interval);
    sum.plain += Number(found.plain);
    sum.naive += Number(found.naive ?? false);
    sum.gain += found.gain;
    sum.squares += found.gain ** 2;
  }
  return sum;
}

function ruleOf(score: string, scenario: Scenario): PairedRule {
  const lower = score === 'rmse';
  const accepted = scenarios[scenario].rule === 'better' ? '' : ` ${lower ? '+' : '-'} ${margin}`;
  const sign = lower ? '<' : '>';
  return parsePairedRules([`${score} ${accepted === '' ? sign : `${sign}=`} production${accepted}`])[0]!;
}

function promoted(rule: PairedRule, measure: PairedMeasure): Promotions {
  const { check } = judgePair(rule, measure, alpha);
  const difference = measure.candidate! - measure.production!;
  const gain = rule.definition.better === 'higher' ? difference : -difference;
  return { interval: check.verdict === 'pass', plain: rule.margin === 0 ? gain > 0 : gain >= -rule.margin, gain };
}

/** Counts of rows whose flips are 5 % each way, more lost by the loss; a `lean` moves both. */
function flips(n: number, share: () => number, loss: number, random: Random) {
  const counts = { n, bothRight: 0, bothWrong: 0, rightToWrong: 0, wrongToRight: 0, sameAnswer: 0 };
  for (let row = 0; row < n; row += 1) {
    const u = random.uniform();
    if (u < share() + loss / 2) counts.rightToWrong += 1;
    else if (u < 2 * share()) counts.wrongToRight += 1;
    else if (u < 0.2) counts.bothWrong += 1;
    else counts.bothRight += 1;
  }
  return { ...counts, sameAnswer: counts.bothRight + counts.bothWrong };
}

/** The same as rows, in clusters. */
function flipped(n: number, lean: (row: number) => number, scenario: Scenario, random: Random, size: number): Pair {
  const [label, now, before] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
  for (let row = 0; row < n; row += 1) {
    const u = random.uniform();
    const lost = 0.05 + lean(row) + scenarios[scenario].loss / 2;
    if (u < lost) now[row] = 1;
    else if (u < 0.1) before[row] = 1;
  }
  const clusters = Uint32Array.from(now, (_, row) => Math.floor(row / size));
  return pairOf({ label, now, before, clusters });
}

function answered(scenario: Scenario, random: Random): Pair {
  const n = 1000;
  const [recall, alarms] = [0.8, 0.08];
  const lower = recallWithLoss(recall, alarms, scenarios[scenario].loss);
  const [label, now, before] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
  for (let row = 0; row < n; row += 1) {
    const positive = random.uniform() < 0.3;
    const u = random.uniform();
    // Seven of ten rows are as hard for one model as for the other.
    const v = random.uniform() < 0.7 ? u : random.uniform();
    label[row] = Number(positive);
    before[row] = Number(u < (positive ? recall : alarms));
    now[row] = Number(v < (positive ? lower : alarms));
  }
  return { ...pairOf({ label, now, before }), positive: '1' };
}

/** The recall at which the F1 of the whole population is lower by the loss. */
function recallWithLoss(recall: number, alarms: number, loss: number): number {
  const f1 = (r: number) => (2 * 0.3 * r) / (0.3 + 0.3 * r + 0.7 * alarms);
  const wanted = f1(recall) - loss;
  // f1 = 0.6 r / (0.3 r + c), solved for r.
  return (wanted * (0.3 + 0.7 * alarms)) / (0.6 - 0.3 * wanted);
}

function ranked(scenario: Scenario, random: Random): Pair {
  const [n, positives, apart] = [600, 180, 1.2];
  const wanted = normalCdf(apart / Math.SQRT2) - scenarios[scenario].loss;
  const nearer = Math.SQRT2 * normalQuantile(wanted);
  const label = Uint32Array.from({ length: n }, (_, row) => Number(row < positives));
  const [now, before] = [new Float64Array(n), new Float64Array(n)];
  for (let row = 0; row < n; row += 1) {
    const z = normal(random);
    before[row] = z + (row < positives ? apart : 0);
    now[row] = 0.8 * z + 0.6 * normal(random) + (row < positives ? nearer : 0);
  }
  const { predictions } = pairOf({ label, now: label, before: label });
  return { predictions, candidate: { scores: now }, production: { scores: before }, positive: '1' };
}

function pairOf(codes: { label: Uint32Array; now: Uint32Array; before: Uint32Array; clusters?: Uint32Array }): Pair {
  const classes = (of: Uint32Array) => ({ values: ['0', '1'], codes: of });
  const { label, now, before, clusters } = codes;
  const [candidate, production] = [{ classes: classes(now) }, { classes: classes(before) }];
  return {
    predictions: {
      path: 'simulated',
      rows: label.length,
      digest: '',
      labels: { classes: classes(label) },
      candidates: new Map([['candidate', candidate]]),
      production,
      slices: new Map(),
      ...(clusters && { clusters: { values: Array.from(new Set(clusters), String), codes: clusters } }),
      faults: { withoutId: 0, duplicateIds: 0, blank: {}, notNumbers: {} },
    },
    candidate,
    production,
  };
}
