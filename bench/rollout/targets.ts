import { latencySettings, medianMinutes } from './latency.ts';
import { certificateAlpha, type Results } from './plan.ts';
import { alpha } from './rules.ts';
import { rules, summary } from './simulate.ts';
import { conditions } from './traffic.ts';

export interface Target {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

const ruleAt = (name: string) => rules.findIndex((rule) => rule.name === name);
const conditionAt = (name: string) => conditions.findIndex((condition) => condition.name === name);
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/** What was promised, what was measured, and whether it holds. */
export function targets({ detections, certifications, hour, long, latency }: Results): Target[] {
  const largest = (values: readonly number[]) => Math.max(...values);
  const most = (name: string, value: number, limit: number, shown: (value: number) => string): Target => ({
    name,
    target: `at most ${shown(limit)}`,
    measured: shown(value),
    met: value <= limit,
  });
  const times = (value: number) => `${value.toFixed(3)}x`;
  const seen = (ratio: string, rule = 'grid7') => {
    const cell = hour.find(({ setting, condition }) => setting === 0 && condition === conditionAt(ratio))!;
    return summary(cell.stops[ruleAt(rule)]!);
  };
  const minutes = (ratio: string, limit: number): Target => {
    const { median } = seen(ratio);
    return {
      name: `${ratio} found at 50 requests/s, share 10 %, base 0.1 %: median`,
      target: `at most ${limit} minutes`,
      measured: median === undefined ? 'never' : `${median} minutes`,
      met: median !== undefined && median <= limit,
    };
  };
  const wrongly = (rule: string, condition: string): Target =>
    most(
      `wrong roll-back in 240 looks, ${rule}, ${condition}: worst of share 10 %, share 50 % and a ramp`,
      largest(
        long
          .filter((cell) => cell.condition === conditionAt(condition))
          .map(({ stops }) => summary(stops[ruleAt(rule)]!).share),
      ),
      alpha,
      percent,
    );
  const found = seen('3x').share;
  const small = certifications.filter(({ rho, rt }) => rho <= 0.25 && rt <= 3);
  const off = certifications
    .filter(({ wald }) => wald > 15)
    .flatMap(({ median, ninety, forecastMedian, forecastNinety }) => [
      Math.abs(forecastMedian / median - 1),
      Math.abs(forecastNinety / ninety - 1),
    ]);
  return [
    most(
      "expected errors to detect 1.5x to 10x against Wald's bound, shares 10 % and 50 %: worst",
      largest(detections.map(({ mean, wald }) => mean / wald)),
      1.36,
      times,
    ),
    minutes('3x', 18),
    { name: '3x found within 60 minutes', target: 'at least 99 %', measured: percent(found), met: found >= 0.99 },
    minutes('5x', 7),
    minutes('10x', 2),
    wrongly('grid7', 'A/A'),
    wrongly('grid7', 'outage x30'),
    ...['A/A', 'outage x30', 'clusters of 2', 'clusters of 5', 'clusters of 10', 'clusters of 1 to 10'].flatMap(
      (condition) => [wrongly('block bet', condition), wrongly('grid7 / c measured', condition)],
    ),
    most('wrong certificate at exactly the tolerated ratio: worst', largest(certifications.map(({ wrong }) => wrong)), certificateAlpha, percent), // prettier-ignore
    most("expected errors to certify against Wald's bound, share at most 25 %, ratio at most 3: worst", largest(small.map(({ mean, wald }) => mean / wald)), 1.1, times), // prettier-ignore
    most("forecast of the certificate, median and 90 %, where Wald's bound is above 15 errors: farthest off", largest(off), 0.15, percent), // prettier-ignore
    ...latencySettings.flatMap(({ name, slower, lookSeconds }, i) => {
      // As everywhere here a promise is held against a look each minute; shorter ones are in the table below.
      if (lookSeconds !== 60) return [];
      const [logRank = [], oracle = []] = latency[i]!;
      if (slower === 1)
        return [most(`latency, ${name}: wrongly found by log-rank`, summary(logRank).share, alpha, percent)];
      const ratio = medianMinutes(logRank, lookSeconds) / medianMinutes(oracle, lookSeconds);
      return [most(`latency, ${name}: median of log-rank against the oracle's`, ratio, 1.6, times)];
    }),
  ];
}
