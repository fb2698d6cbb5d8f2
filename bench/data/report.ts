import { arch, availableParallelism, release, totalmem, type } from 'node:os';
import type { Finding } from './findings.ts';
import type { Cost } from './measured.ts';

/** The ratios and what was promised of them. */
export function findingsTable(findings: readonly Finding[]): string {
  return table(
    ['what', 'wanted', 'seen', ''],
    findings.map(({ what, wanted, seen, met }) => [what, wanted, seen, met ? 'met' : '**missed**']),
  );
}

export interface Measurement {
  readonly what: string;
  readonly cost: Cost;
}

export function measurementsTable(measurements: readonly Measurement[]): string {
  return table(
    ['what', 'seconds', 'processor, seconds', 'peak memory, GB'],
    measurements.map(({ what, cost: { seconds, processor, peakMemory } }) => [
      what,
      seconds.toFixed(seconds < 10 ? 2 : 1),
      processor.toFixed(processor < 10 ? 2 : 1),
      (peakMemory / 1e9).toFixed(2),
    ]),
  );
}

export function reportText(
  findings: readonly Finding[],
  measurements: readonly Measurement[],
  { rounds, versions }: { rounds: number; versions: readonly string[] },
): string {
  return `# validate-data: time and memory

\`npm run bench:data\` on ${availableParallelism()} cores (${arch()}) with ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release().replace(/-.*/, '')}, Node ${process.versions.node}; ${versions.join(', ')}.
Both sides of a ratio in one run, in turn, ${rounds === 1 ? 'once' : `the median of ${rounds} rounds`}; a process is timed from its start to its end, memory is that of the process and
all below it. Before each run the side was run on little and its files read
through, so that all find themselves and their data in the system's cache.
validate-data is the built bundle with a warm tool cache, run as a runner runs it.

${findingsTable(findings)}

${measurementsTable(measurements)}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
