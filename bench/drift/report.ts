import { smallestOfAll } from './agreement.ts';
import { pairIndex, pairName, pairs, powerPairs, shortCount, sizes } from './plan.ts';
import type { Results } from './results.ts';
import { shifts } from './shifts.ts';
import { driftTests, type Levels } from './tally.ts';
import { alarmPercents, findings, seenPercent } from './targets.ts';

/** The promises and whether they hold, as a table. */
export function targetTable(results: Results): string {
  const rows = findings(results).map(({ what, wanted, seen, met }) => [what, wanted, seen, met ? 'met' : '**missed**']);
  return table(['what', 'wanted', 'seen', ''], rows);
}

/** All tables of a run, as Markdown. The same seed and repeats give the same text. */
export function reportText(results: Results): string {
  const { repeats, seed } = results;
  return `# Drift: false alarms and power of \`rows-moved\`

\`npm run bench:drift\`: 20 mixed columns (\`bench/drift/columns.ts\`), ${repeats} pairs of tables at each of ${pairs.length} pairs of sizes, seed ${seed},
default policy, the product's own tests and decision. A standard error at 5 % is ${standardError(repeats)} points.

${targetTable(results)}

## False alarms per data set (%), nothing drifted

Rows: size of the reference. Columns: size of the data.

${falseAlarms(results)}

Single tests with nothing drifted, all pairs together: the share with p at or below a level, as a multiple of the level. Below 1 is
conservative, as exact tests on small counts are.

${levels(results)}

Repeats in which a column had too few values for a test: ${undecided(results)}. Tests per pair of tables: ${testsPerTable(results)}.

## Power (%): one of 20 columns drifts, and that column is flagged

\`any\`: several columns drift at once, and any alarm counts. Sizes: reference / data. ${repeats} tables where promises are made, a quarter
of them elsewhere.

${power(results)}

## Evidently's default rules on such tables, nothing drifted

${evidentlyRules(results)}

By the product's own reproduction (\`compat: evidently\`), on whole tables. Text with mostly different values is left out: its text test is
not reproduced.

## How the shifts are made

In one column: of a normal its mean or scale; \`heavy tail\` is Student's t with 2 degrees of freedom; a category gains points that all others
lose in proportion. Seasonal and too small: 0.15 or 0.05 sd of the logarithm where a law is log-normal, of the scale where it is
exponential, of the mean where it is Poisson, else of the location (of t and Cauchy in units of their scale); zeros, ratings, booleans
and categories change by points. Too small leaves out one of the 20 columns, the uniform: it would send 1.4 % of its rows out of the
reference's range, and the tail test rightly says so. In all others at most 2 % of the rows move, or one share changes by a point.

## How far the simulation is the product

Tables are not drawn row by row: a profile shows some order statistics and counts, and these are drawn with their exact joint
distribution. Below, both ways of drawing at sizes where rows are affordable; p: smallest p-value of a two-sample test over all tests of
all columns (p-value and effect of each), times their number.

${sampling(results)}

Files: ${results.engine.compared} pairs of CSV files were profiled, stored, counted and decided by DuckDB, ${results.engine.drifted} of them with drift found; profiles and
checks were compared digit by digit with those of the simulation's counting, from condensed and from all distinct values: ${results.engine.differences.length} differences.
`;
}

function falseAlarms(results: Results): string {
  const percents = alarmPercents(results);
  const rows = sizes.map((reference) => [
    `**${shortCount(reference)}**`,
    ...sizes.map((data) => percents[pairIndex({ reference, data })]!.toFixed(1)),
  ]);
  return table(['', ...sizes.map(shortCount)], rows);
}

function levels({ tallies }: Results): string {
  const rows = driftTests.map((test) => {
    const sum = (key: keyof Levels) => tallies.reduce((total, tally) => total + tally.levels[test][key], 0);
    const ratio = (key: 'at05' | 'at00125', level: number) => (sum(key) / sum('tests') / level).toFixed(2);
    return [test, String(sum('tests')), ratio('at05', 0.05), ratio('at00125', 0.00125)];
  });
  return table(['test', 'made', 'at 0.05', 'at 0.00125'], rows);
}

function undecided({ tallies }: Results): string {
  const seen = tallies.flatMap(({ undecided }, i) => (undecided > 0 ? [`${undecided} at ${pairName(pairs[i]!)}`] : []));
  return seen.length === 0 ? 'none' : seen.join(', ');
}

function testsPerTable({ tallies }: Results): string {
  const means = tallies.map(({ tests, repeats }) => tests / repeats);
  return `${Math.min(...means).toFixed(1)} to ${Math.max(...means).toFixed(1)}`;
}

function power(results: Results): string {
  const rows = shifts.map(({ name, counts }) => [
    counts === 'any' ? `${name} (any)` : name,
    ...powerPairs.map((sizesOf) => seenPercent(results, name, sizesOf).toFixed(0)),
  ]);
  return table(['shift', ...powerPairs.map(pairName)], rows);
}

function evidentlyRules(results: Results): string {
  const alarms = alarmPercents(results);
  const rows = results.evidently.map(({ sizes: pair, repeats, any, share, columns, scored }) => [
    pairName(pair),
    String(repeats),
    ((100 * any) / repeats).toFixed(0),
    ((100 * share) / repeats).toFixed(0),
    (columns / repeats).toFixed(1),
    (scored / repeats).toFixed(1),
    alarms[pairIndex(pair)]!.toFixed(1),
  ]);
  const share = 'half of the columns (%)';
  return table(['sizes', 'tables', 'any column (%)', share, 'columns drifted', 'of', '`rows-moved` (%)'], rows);
}

function sampling({ sampling: checks }: Results): string {
  const rows = checks.map((check) => [
    pairName(check.sizes),
    String(check.repeats),
    ((100 * check.alarmsByCounts) / check.repeats).toFixed(2),
    ((100 * check.alarmsByRows) / check.repeats).toFixed(2),
    String(check.found.length),
    smallestOfAll(check).toPrecision(2),
  ]);
  return table(['sizes', 'repeats', 'alarms by counts (%)', 'alarms by rows (%)', 'compared', 'p'], rows);
}

function standardError(repeats: number): string {
  return (100 * Math.sqrt((0.05 * 0.95) / repeats)).toFixed(1);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, i) => Math.max(3, name.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
