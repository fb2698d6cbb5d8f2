import { latencySettings, medianMinutes, perSecond } from './latency.ts';
import { type Results, type Seen } from './plan.ts';
import { rules, summary } from './simulate.ts';
import { targets } from './targets.ts';
import { conditions, settings } from './traffic.ts';

/** The whole run as Markdown. */
export function reportText(results: Results): string {
  const { seed, hour, detections, alarms, certifications, latency } = results;
  const runs = hour[0]!.stops[0]!.reduce((sum, count) => sum + count, 0);
  const se = (p: number) => (100 * Math.sqrt((p * (1 - p)) / runs)).toFixed(2);
  return `# Rollout: false alarms, time to detect, time to certify

\`npm run bench:rollout\`, seed ${seed}. Level 1 % for rolling back, 5 % for the certificate. ${runs} simulated rollouts a cell (standard error at 1 %: ${se(0.01)} points); what is marked exact is summed over all outcomes, one look an error. Every rule judges the same traffic, with a look each minute.

## Targets

${table(
  ['what', 'target', 'measured', ''],
  targets(results).map(({ name, target, measured, met }) => [name, target, measured, met ? 'met' : '**missed**']),
)}

## Errors to detect (exact)

Expected errors of both arms until grid7 rolls back; Wald's bound is the least any test of this level needs on average.

${table(
  ['share', 'ratio', 'Wald', 'grid7', 'of Wald'],
  detections.map(({ rho, ratio, wald, mean }) => [rho, ratio, wald.toFixed(1), mean.toFixed(1), (mean / wald).toFixed(3)].map(String)), // prettier-ignore
)}

Rolled back wrongly within ${alarms[0]!.errors} errors, with a look at each: ${alarms.map(({ rho, p }) => `${(100 * p).toFixed(2)} % at share ${rho}`).join(', ')}.

## Rolled back within an hour (%), median minute in brackets

The oracle looks for three times the errors where there is no ratio to know.

${section(hour)}

## Rolled back wrongly within four hours (%)

${section(results.long)}

## Errors to certify (exact)

The canary as good as stable; "wrong": certified although its ratio is exactly the tolerated one.

${table(
  ['share', 'ratio', 'Wald', 'mean', 'of Wald', 'median', 'forecast', '90 %', 'forecast', 'wrong'],
  certifications.map((c) => [String(c.rho), String(c.rt), c.wald.toFixed(0), c.mean.toFixed(0), (c.mean / c.wald).toFixed(2), String(c.median), c.forecastMedian.toFixed(0), String(c.ninety), c.forecastNinety.toFixed(0), `${(100 * c.wrong).toFixed(2)} %`]), // prettier-ignore
)}

## Latency

Log-normal with a median of 100 ms, ${perSecond} requests/s, over the default buckets of Prometheus clients; the oracle knows both laws and sees each request.
Found within 30 minutes; medians between two looks on a line. Short looks cost log-rank a little: it compares within a look.

${table(
  ['latency', 'runs', 'log-rank', 'median', 'oracle', 'median', 'of it'],
  latencySettings.map(({ name, lookSeconds }, i) => {
    const medians = latency[i]!.map((counts) => medianMinutes(counts, lookSeconds));
    const found = latency[i]!.map((counts) => `${(100 * summary(counts).share).toFixed(1)} %`);
    const shown = medians.map((median) => (Number.isFinite(median) ? `${median.toFixed(2)} min` : ''));
    const ratio = medians[0]! / medians[1]!;
    const runs = String(latency[i]![0]!.reduce((sum, count) => sum + count, 0));
    return [name, runs, found[0]!, shown[0]!, found[1]!, shown[1]!, Number.isFinite(ratio) ? ratio.toFixed(2) : ''];
  }),
)}
`;
}

function section(cells: readonly Seen[]): string {
  const used = [...new Set(cells.map(({ setting }) => setting))];
  return used
    .map((setting) => {
      const columns = cells.filter((cell) => cell.setting === setting);
      const rows = rules.map(({ name }, rule) => [
        name,
        ...columns.map(({ stops }) => {
          const { share, median } = summary(stops[rule]!);
          return `${(100 * share).toFixed(share < 0.1 ? 2 : 1)}${median === undefined ? '' : ` [${median}]`}`;
        }),
      ]);
      return `\n\n### ${settings[setting]!.name}\n\n${table(['rule', ...columns.map(({ condition }) => conditions[condition]!.name)], rows)}`;
    })
    .join('')
    .trimStart();
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, i) => Math.max(3, name.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
