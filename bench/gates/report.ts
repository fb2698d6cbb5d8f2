import { alpha, families, margin, scenarios } from './families.ts';
import { type Measured, peers } from './million.ts';
import { exceeds, isAsSaid, type Seen } from './simulation.ts';

export interface Results {
  readonly seed: number;
  readonly seen: readonly Seen[];
  readonly rows: number;
  readonly measured: readonly Measured[];
}

/** What was promised and did not hold, one sentence each. */
export function broken({ seen, measured }: Results): string[] {
  return [
    ...seen
      .filter(exceeds)
      .map(({ family, scenario }) => `${families[family]!.name}, ${scenario}: more wrong promotions than alpha`),
    ...seen
      .filter((each) => !isAsSaid(each))
      .map(
        ({ family, scenario }) => `${families[family]!.name}, ${scenario}: the draws are not what they are said to be`,
      ),
    ...measured.flatMap(({ name, most, cost }) => [
      ...(wholeOf(cost) > most ? [`${name} took ${wholeOf(cost).toFixed(1)} s, more than ${most}`] : []),
      ...(cost.peakMemory > 1e9 ? [`${name} held ${megabytes(cost.peakMemory)} MB`] : []),
    ]),
  ];
}

/** The whole run as Markdown. */
export function reportText(results: Results): string {
  const { seed, rows, seen } = results;
  const repeats = Math.max(...seen.map(({ repeats: n }) => n));
  return `# Comparing with production: wrong promotions, power and cost

\`npm run bench:gates\`, seed ${seed}. Level ${alpha}, one-sided; accepted loss ${margin}. The product's own intervals and verdicts, the bootstrap with 999 of its 4999
resamples. Plain: two values compared, with a tolerance of ${margin} where a loss is accepted.

## Wrong promotions (%)

${repeats} repeats each; one standard error at ${100 * alpha} % is ${(100 * Math.sqrt((alpha * (1 - alpha)) / repeats)).toFixed(2)} points. Equal models, asked to be better;
and a true loss of exactly ${margin}, asked not to be worse by it.

${wrong(seen)}

## Power (%)

Two equally good models, asked not to be worse by ${margin}: how often the candidate is promoted.

${power(seen)}

A plain comparison promotes an equal model almost always, and one that is worse by the whole tolerance every other time: it cannot do the one without the
other. The unpaired test throws away that both models meet the same rows, and with it most of the power.

## Cost of ${rows.toLocaleString('en')} rows, from Parquet

One process per statistic; seconds of the clock (and of the processor), from opening the file to the verdict and of each part. Beside: ${peers.join(', ').replaceAll('==', ' ')}; there McNemar is
\`binomtest\`, the areas have no test, and the bootstrap is a plain percentile one, its 50 resamples counted as 4999.

${cost(results)}
`;
}

function wrong(seen: readonly Seen[]): string {
  const rows = seen
    .filter(({ scenario }) => scenario !== 'power')
    .map((each) => {
      const { family, scenario, interval, plain, naive, repeats: n } = each;
      const { name, rows: of, naive: other } = families[family]!;
      return [
        name,
        of,
        scenario === 'equal' ? 'equal' : `worse by ${scenarios[scenario].loss}`,
        `${percent(interval, n)}${exceeds(each) ? ' **above**' : ''}`,
        percent(plain, n),
        other === undefined ? '' : `${percent(naive, n)} (${other})`,
      ];
    });
  return table(['method', 'data', 'true', 'interval', 'plain', 'beside'], rows);
}

function power(seen: readonly Seen[]): string {
  const rows = seen
    .filter(({ scenario }) => scenario === 'power')
    .map(({ family, interval, plain, naive, repeats: n }) => {
      const { name, rows: of, naive: other } = families[family]!;
      const beside = other === undefined ? '' : `${percent(naive, n)} (${other})`;
      return [name, of, percent(interval, n), percent(plain, n), beside];
    });
  return table(['method', 'data', 'interval', 'plain', 'beside'], rows);
}

function cost({ measured }: Results): string {
  const rows = measured.map(({ name, most, cost: own, peer }) => [
    name,
    wholeOf(own).toFixed(1),
    String(most),
    `${own.read.wall.toFixed(2)} (${own.read.cpu.toFixed(2)})`,
    `${own.judge.wall.toFixed(2)} (${own.judge.cpu.toFixed(2)})`,
    String(megabytes(own.peakMemory)),
    peer ? `${peer.read.toFixed(1)}` : '',
    peer
      ? `${((peer.judge / (peer.draws ?? 1)) * (peer.draws === null ? 1 : 4999)).toFixed(peer.draws === null ? 2 : 0)}`
      : '',
    peer ? String(megabytes(peer.peakMemory)) : '',
  ]);
  return table(
    ['statistic', 'in all (s)', 'at most', 'reading', 'judging', 'peak MB', 'peer reading', 'judging', 'peak MB'],
    rows,
  );
}

const wholeOf = ({ read, judge }: Measured['cost']) => read.wall + judge.wall;
const percent = (count: number, of: number) => ((100 * count) / of).toFixed(1);
const megabytes = (bytes: number) => Math.round(bytes / 1e6);

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, i) => Math.max(3, name.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
