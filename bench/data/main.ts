// validate-data beside bare DuckDB and its peers: `npm run bench:data [-- --quick] [-- --keep] [-- --only large,growth,drift,cold,peers]`.
import { createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bookingsFile, dropData, numbersFile } from './dataset.ts';
import { atLeast, atMost, type Finding, median } from './findings.ts';
import { type Cost, costOf } from './measured.ts';
import { runPeer, versionOf } from './peers.ts';
import { findingsTable, type Measurement, measurementsTable, reportText } from './report.ts';
import { rules } from './rules.ts';
import { scales } from './scales.ts';
import { buildBundle } from './tidegate.ts';

const parts = ['large', 'growth', 'drift', 'cold', 'peers'] as const;
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    only: { type: 'string', default: parts.join(',') },
    out: { type: 'string' },
  },
});
const scale = scales[values.quick ? 'quick' : 'full'];
/** Of the files for a warm-up. */
const fewRows = 100_000;
const asked = new Set(values.only.split(','));

const findings: Finding[] = [];
const measurements: Measurement[] = [];
const bundle = await buildBundle();
try {
  if (asked.has('large') || asked.has('growth')) await large();
  if (asked.has('drift')) await drift();
  if (asked.has('cold')) await cold();
  if (asked.has('peers')) await peers();
} finally {
  bundle.remove();
  if (!values.keep) dropData();
}
console.log(`\n${findingsTable(findings)}\n\n${measurementsTable(measurements)}`);
const out = values.out ?? (values.quick || asked.size < parts.length ? undefined : 'bench/results/data.md');
if (out !== undefined) {
  mkdirSync(dirname(resolve(out)), { recursive: true });
  const versions = [
    `@duckdb/node-api ${duckDbVersion()}`,
    ...(['pandas', 'great expectations', 'evidently'] as const).map(versionOf),
  ];
  writeFileSync(out, reportText(findings, measurements, { rounds: scale.rounds, versions }));
}
if (!values.quick && findings.some(({ met }) => !met)) process.exitCode = 1;

async function rulesAndProfile(data: string): Promise<Cost> {
  return validated({ data, rules, 'write-profile': 'profile.json' });
}

/** Rules and profile of a large file, beside a read that does nothing; then of a file several times as large. */
async function large(): Promise<void> {
  const file = await bookingsFile(scale.large);
  const [read, own] = await inTurn(`bookings, ${size(file)}`, await bookings(file), {
    'DuckDB, typed read alone': (data) => plain('read', data),
    'validate-data, 20 rules and profile': rulesAndProfile,
  });
  findings.push(
    atMost(`rules and profile of ${size(file)}: time of a typed read`, ratio(own!, read!), 3.5, 'x'),
    atMost('  peak memory of all its processes', own!.highestPeak / 1e9, 1.2, ' GB'),
  );
  if (!asked.has('growth')) return;
  const larger = await bookingsFile(scale.large * scale.factor);
  const [grown] = await inTurn(`bookings, ${size(larger)}`, await bookings(larger), {
    'validate-data, 20 rules and profile': rulesAndProfile,
  });
  const times = statSync(larger).size / statSync(file).size;
  findings.push(
    atMost(`${size(larger)}: peak memory beside that of ${size(file)}`, grown!.peakMemory / own!.peakMemory, 1.1, 'x'),
    atMost('  time per GB beside', grown!.seconds / times / own!.seconds, 1.2, 'x'),
  );
}

async function drift(): Promise<void> {
  const reference = await numbersFile(scale.drift, 0);
  const data = await numbersFile(scale.drift, scale.drift);
  const numbers = {
    files: [reference, data],
    few: [await numbersFile(fewRows, 0), await numbersFile(fewRows, fewRows)],
  };
  const [sql, own] = await inTurn(`8 columns of numbers, 2 x ${size(data)}`, numbers, {
    'DuckDB, the same statistics in SQL': (...files) => plain('drift', ...files),
    'validate-data, drift': (reference, data) => validated({ data, reference }),
  });
  findings.push(atMost(`drift of 2 x ${size(data)}: time of its statistics in SQL`, ratio(own!, sql!), 1.5, 'x'));
  if (!asked.has('peers')) return;
  const [theirs] = await inTurn(
    size(data),
    numbers,
    { 'evidently, drift': (...files) => runPeer('evidently', files) },
    1,
  );
  findings.push(atLeast(`drift of ${size(data)} in evidently: times as slow`, ratio(theirs!, own!), 10, 'x'));
}

async function cold(): Promise<void> {
  const file = await bookingsFile(1200);
  const itself = { files: [file], few: [file] };
  const [warm] = await inTurn(
    size(file),
    itself,
    { 'validate-data, 20 rules': (data) => validated({ data, rules }) },
    5,
  );
  const [fetched] = await inTurn(
    size(file),
    itself,
    {
      'validate-data, 20 rules, engine not in the tool cache': async (data) => {
        const empty = mkdtempSync(join(tmpdir(), 'tidegate-bench-tools-'));
        return bundle.run({ data, rules }, empty).finally(() => rmSync(empty, { recursive: true, force: true }));
      },
    },
    5,
  );
  findings.push(
    atMost(`${size(file)} from a cold process, engine cached`, warm!.seconds, 0.5, ' s'),
    atMost('  engine fetched first', fetched!.seconds, 3, ' s'),
  );
}

/** pandas and Great Expectations at the same work on the large file, each beside validate-data: what is far apart meets another machine. */
async function peers(): Promise<void> {
  const file = await bookingsFile(scale.large);
  const what = 'rules and profile';
  for (const [peer, least] of [
    ['pandas', 2.5],
    ['great expectations', 10],
  ] as const) {
    const [own, theirs] = await inTurn(`bookings, ${size(file)}, beside ${peer}`, await bookings(file), {
      'validate-data, 20 rules and profile': rulesAndProfile,
      [`${peer}, ${what}`]: (...files) => runPeer(peer, files),
    });
    findings.push(atLeast(`${what} of ${size(file)} in ${peer}: times as slow`, ratio(theirs!, own!), least, 'x'));
  }
}

/** Medians of several rounds. */
interface Typical extends Cost {
  /** Of all rounds. */
  readonly highestPeak: number;
}

/** What the sides work on, and as much of the like as a warm-up needs. */
interface Work {
  readonly files: readonly string[];
  readonly few: readonly string[];
}

async function bookings(file: string): Promise<Work> {
  return { files: [file], few: [await bookingsFile(fewRows)] };
}

type Side = (file: string, ...others: readonly string[]) => Promise<Cost>;

/**
 * Runs the sides in turn; what each costs, in their order. A system may take back what lies idle while another side works: before it is timed, each
 * is run on little, and the files are read through.
 */
async function inTurn(
  where: string,
  { files, few }: Work,
  sides: Readonly<Record<string, Side>>,
  rounds: number = scale.rounds,
): Promise<Typical[]> {
  const costs = Object.keys(sides).map((): Cost[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, run] of Object.values(sides).entries()) {
      await run(...(few as [string]));
      for (const file of files) await readThrough(file);
      costs[i]!.push(await run(...(files as [string])));
    }
  }
  return Object.keys(sides).map((name, i) => {
    const peaks = costs[i]!.map(({ peakMemory }) => peakMemory);
    const cost = {
      seconds: median(costs[i]!.map(({ seconds }) => seconds)),
      processor: median(costs[i]!.map(({ processor }) => processor)),
      peakMemory: median(peaks),
      highestPeak: Math.max(...peaks),
    };
    measurements.push({ what: `${where}: ${name}`, cost });
    const { seconds, processor, peakMemory } = cost;
    console.error(
      `${where}: ${name}: ${seconds.toFixed(2)} s (of ${costs[i]!.map((round) => round.seconds.toFixed(2)).join(', ')}), processor ${processor.toFixed(2)} s, ${(peakMemory / 1e9).toFixed(2)} GB`,
    );
    return cost;
  });
}

async function readThrough(file: string): Promise<void> {
  for await (const _ of createReadStream(file, { highWaterMark: 2 ** 20 }));
}

function plain(...args: readonly string[]): Promise<Cost> {
  const script = join(import.meta.dirname, 'plain-duckdb.ts');
  return costOf(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args]);
}

async function validated(inputs: Readonly<Record<string, string>>): Promise<Cost> {
  const cost = await bundle.run(inputs);
  if ('rules' in inputs && cost.verdict !== 'pass') throw new Error(`the rules ended ${cost.verdict}`);
  return cost;
}

function ratio(one: Cost, other: Cost): number {
  return one.seconds / other.seconds;
}

function size(file: string): string {
  const { size: bytes } = statSync(file);
  return bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(0)} MB`
      : `${(bytes / 1e3).toFixed(0)} kB`;
}

function duckDbVersion(): string {
  return (JSON.parse(readFileSync('node_modules/@duckdb/node-api/package.json', 'utf8')) as { version: string })
    .version;
}
