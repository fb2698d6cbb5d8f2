import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Connection } from '../src/engines/duckdb/connection.ts';
import { connectApart } from '../src/engines/duckdb/engine-process/connect.ts';
import { obituary } from '../src/engines/duckdb/engine-process/obituary.ts';
import { binding, folder, judgeApart, worldIn } from './engine-for-tests.ts';

// Each test starts processes, on machines that may be busy.
jest.setTimeout(60_000);

const entry = join(import.meta.dirname, 'engine-process-entry.ts');
const apart = (options: object = {}) =>
  connectApart({ node: process.execPath, entry, env: {}, statementTimeout: 60_000, ...options });

const open: Connection[] = [];
afterEach(() => Promise.all(open.splice(0).map((connection) => connection.close())));

async function opened(options: object = {}, files: readonly string[] = []) {
  const temp = mkdtempSync(join(tmpdir(), 'tidegate-apart-'));
  const connection = await apart(options)(binding, { files, temp });
  open.push(connection);
  return { connection, temp };
}

/** The engine processes this test started: children of this process with this scratch-free command line. */
function enginePids(): number[] {
  const lines = execFileSync('ps', ['-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && command.includes('tidegate-engine') ? [Number(pid)] : [];
  });
}

const endless = 'SELECT count(*) AS n FROM range(100000000) a, range(100000000) b WHERE a.range * b.range % 7 = 3';

describe('DuckDB in a process of its own', () => {
  test('answers as the one in this process does', async () => {
    const { connection, temp } = await opened();
    expect(connection.version).toMatch(/^v1\./);
    expect(
      await connection.query(
        "SELECT 1 AS a, NULL AS b, 'x' AS c, 1.5 AS d, 9007199254740993 AS e, DATE '2026-01-02' AS f",
      ),
    ).toEqual([{ a: 1, b: null, c: 'x', d: 1.5, e: '9007199254740993', f: '2026-01-02T00:00:00.000Z' }]);
    expect(await connection.query('SELECT 1 AS a WHERE false')).toEqual([]);
    const many = await connection.query('SELECT range AS i, range % 7 AS r FROM range(50001)');
    expect([many.length, many.at(-1)]).toEqual([50_001, { i: 50_000, r: 50_000 % 7 }]);
    await expect(connection.query('SELECT nonsense')).rejects.toThrow(/^Binder Error: Referenced column "nonsense"/);
    expect(await Promise.all([1, 2, 3].map((i) => connection.query(`SELECT ${i} AS i`)))).toEqual([
      [{ i: 1 }],
      [{ i: 2 }],
      [{ i: 3 }],
    ]);
    expect(existsSync(connection.scratch)).toBe(true);
    await connection.close();
    expect(readdirSync(temp)).toEqual([]);
    expect(enginePids()).toEqual([]);
  });

  test('streams what a query gives, stretch by stretch, and tells of what goes wrong on either side', async () => {
    const { connection } = await opened();
    const rows = 50_001;
    const stretches: (readonly (string | number)[])[][] = [];
    await connection.stream(
      `SELECT 'r' || i AS t, i / 2.0::DOUBLE AS d, CAST(i % 200 AS UTINYINT) AS b FROM range(${rows}) r(i)`,
      (vectors) => void stretches.push(vectors.map((vector) => [...vector])),
    );
    expect(stretches.length).toBeGreaterThan(1);
    const column = (at: number) => stretches.flatMap((stretch) => stretch[at]!);
    expect(column(0)).toEqual(Array.from({ length: rows }, (_, i) => `r${i}`));
    expect(column(1)).toEqual(Array.from({ length: rows }, (_, i) => i / 2));
    expect(column(2)).toEqual(Array.from({ length: rows }, (_, i) => i % 200));
    const taken: unknown[] = [];
    await connection.stream("SELECT 'x' AS x WHERE false", (vectors) => void taken.push(vectors));
    expect(taken).toEqual([]);
    await expect(connection.stream('SELECT nonsense', () => {})).rejects.toThrow(/^Binder Error/);
    const late = "SELECT CASE WHEN i = 40000 THEN error('no more') ELSE 'x' END AS t FROM range(50000) r(i)";
    await expect(connection.stream(late, () => {})).rejects.toThrow(/no more/);
    await expect(
      connection.stream('SELECT i::DOUBLE AS i FROM range(50000) r(i)', () => {
        throw new Error('not taken');
      }),
    ).rejects.toThrow('not taken');
    expect(await connection.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
  });

  test('has nothing in its environment', async () => {
    const { connection } = await opened();
    const [pid] = enginePids();
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((line) => line.split('=')[0])
      .filter(Boolean);
    expect(names.filter((name) => !name!.startsWith('NODE_CHANNEL'))).toEqual([]);
    await connection.close();
  });

  test.each([
    ['SIGSEGV', 'DuckDB crashed with SIGSEGV while reading d.csv.'],
    ['SIGABRT', 'DuckDB crashed with SIGABRT while reading d.csv.'],
    ['SIGKILL', 'DuckDB was killed while reading d.csv, most likely because memory ran out.'],
  ] as const)('that ends with %s amid a query is told', async (signal, message) => {
    const { connection, temp } = await opened();
    connection.doing('reading d.csv');
    const query = connection.query(endless);
    process.kill(enginePids()[0]!, signal);
    await expect(query).rejects.toMatchObject({ name: 'UserError', code: 'tool-failed', message });
    // And so is every later one.
    await expect(connection.query('SELECT 1')).rejects.toMatchObject({ message });
    await connection.close();
    expect(readdirSync(temp)).toEqual([]);
  });

  test('that hangs is ended', async () => {
    const { connection } = await opened({ statementTimeout: 1000 });
    connection.doing('checking the rules');
    await expect(connection.query(endless)).rejects.toMatchObject({
      code: 'timeout',
      message: 'DuckDB was ended: checking the rules took one statement longer than 1s.',
    });
    await connection.close();
    expect(enginePids()).toEqual([]);
  });

  test('stopped by a signal that it cannot see hangs, and is ended too', async () => {
    const { connection } = await opened({ statementTimeout: 1000 });
    process.kill(enginePids()[0]!, 'SIGSTOP');
    await expect(connection.query('SELECT 1')).rejects.toMatchObject({ code: 'timeout' });
    await connection.close();
    expect(enginePids()).toEqual([]);
  });

  test('ends with a cancelled job', async () => {
    const cancelled = new AbortController();
    const { connection } = await opened({ signal: cancelled.signal });
    const query = connection.query(endless);
    cancelled.abort();
    await expect(query).rejects.toMatchObject({
      code: 'tool-failed',
      message: 'The job was cancelled while DuckDB was starting.',
    });
    await connection.close();
    expect(enginePids()).toEqual([]);
  });

  test('dies with its parent', async () => {
    const script = join(folder({}), 'parent.ts');
    writeFileSync(
      script,
      `import { connectApart } from ${JSON.stringify(join(import.meta.dirname, '../src/engines/duckdb/engine-process/connect.ts'))};
       const open = connectApart({ node: process.execPath, entry: ${JSON.stringify(entry)}, env: {}, statementTimeout: 60000 });
       const connection = await open(${JSON.stringify(binding)}, { files: [], temp: ${JSON.stringify(dirname(script))} });
       void connection.query(${JSON.stringify(endless)});
       const { execFileSync } = await import('node:child_process');
       const lines = execFileSync('ps', ['-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\\n').map((l) => l.trim().split(/\\s+/).map(Number));
       console.log(lines.find(([pid, parent]) => parent === process.pid)[0]);
       process.kill(process.pid, 'SIGKILL');`,
    );
    let pid = 0;
    try {
      execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch (error) {
      pid = Number(String((error as { stdout: Buffer }).stdout));
    }
    expect(pid).toBeGreaterThan(1);
    await expect(gone(pid)).resolves.toBe(true);
  });
});

async function gone(pid: number): Promise<boolean> {
  for (let i = 0; i < 200; i++) {
    const state = existsSync(`/proc/${pid}/stat`)
      ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]![0]
      : 'gone';
    if (state === 'gone' || state === 'Z') return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

describe('a native package that is none', () => {
  const loading = (path: string) => apart()(path, { files: [], temp: mkdtempSync(join(tmpdir(), 'tidegate-apart-')) });

  test('text', async () => {
    const path = join(folder({ 'duckdb.node': 'not native' }), 'duckdb.node');
    await expect(loading(path)).rejects.toMatchObject({
      code: 'tool-failed',
      message: expect.stringMatching(
        /^The DuckDB engine at .*duckdb\.node cannot be loaded: .*(invalid ELF header|file too short)/,
      ),
    });
    expect(enginePids()).toEqual([]);
  });

  test.each([100, 5000, 300_000])('cut short to %i bytes', async (size) => {
    const path = join(folder({}), 'duckdb.node');
    copyFileSync(binding, path);
    symlinkSync(join(dirname(binding), 'libduckdb.so'), join(dirname(path), 'libduckdb.so'));
    truncateSync(path, size);
    await expect(loading(path)).rejects.toMatchObject({
      code: 'tool-failed',
      message: expect.stringMatching(/^The DuckDB engine at .* cannot be loaded: /),
    });
  });

  test('one whose library is cut short', async () => {
    const path = join(folder({}), 'duckdb.node');
    copyFileSync(binding, path);
    writeFileSync(
      join(dirname(path), 'libduckdb.so'),
      readFileSync(join(dirname(binding), 'libduckdb.so')).subarray(0, 1_000_000),
    );
    await expect(loading(path)).rejects.toMatchObject({ code: 'tool-failed' });
  });

  test('one that aborts as it is loaded', async () => {
    const path = join(
      folder({ 'bad.c': '#include <stdlib.h>\n__attribute__((constructor)) static void start(void) { abort(); }\n' }),
      'duckdb.node',
    );
    execFileSync('cc', ['-shared', '-fPIC', '-o', path, join(dirname(path), 'bad.c')]);
    await expect(loading(path)).rejects.toMatchObject({
      code: 'tool-failed',
      message: `The DuckDB engine at ${path} cannot be loaded: it ended with SIGABRT.`,
    });
  });

  test('another addon', async () => {
    const path = join(folder({ 'other.c': 'int other(void) { return 1; }\n' }), 'duckdb.node');
    execFileSync('cc', ['-shared', '-fPIC', '-o', path, join(dirname(path), 'other.c')]);
    await expect(loading(path)).rejects.toMatchObject({
      code: 'tool-failed',
      message: expect.stringContaining('cannot be loaded'),
    });
  });
});

describe('the gate on an engine of its own process', () => {
  const files = { 'd.csv': 'a,b\n1,2\n3,4\n' };

  test('passes and fails as ever', async () => {
    for (const [min, verdict] of [
      [0, 'pass'],
      [2, 'fail'],
    ] as const)
      expect(
        await judgeApart({ data: 'd.csv', rules: `columns: { a: { min: ${min} } }` }, worldIn(folder(files)), apart()),
      ).toMatchObject({ verdict });
  });

  test('never passes when it dies', async () => {
    const world = worldIn(folder(files));
    const killing = {
      ...world,
      log: { ...world.log, info: () => enginePids().forEach((pid) => process.kill(pid, 'SIGSEGV')) },
    };
    await expect(
      judgeApart({ data: 'd.csv', rules: 'checks: [{ sql: a >= 0 }]' }, killing, apart()),
    ).rejects.toMatchObject({
      code: 'tool-failed',
      message: 'DuckDB crashed with SIGSEGV while checking the rules.',
    });
  });

  test('too little memory is an error with its remedy', async () => {
    const text = `a,b\n${Array.from({ length: 200_000 }, (_, i) => `${i},${i * 7}`).join('\n')}\n`;
    await expect(
      judgeApart(
        { data: 'd.csv', rules: 'duplicates: {}', 'memory-limit': '4MB' },
        worldIn(folder({ 'd.csv': text })),
        apart(),
      ),
    ).rejects.toMatchObject({
      name: 'UserError',
      code: 'tool-failed',
      hint: 'Raise `memory-limit`, or run on a larger runner.',
    });
  });
});

test('the words of a process that ended', () => {
  const death = { binding: '/e/duckdb.node', work: 'reading d.csv', opened: true, code: null, signal: null, said: '' };
  expect(obituary({ ...death, code: 3_221_225_477 }).message).toBe(
    'DuckDB crashed with code 0xc0000005 while reading d.csv.',
  );
  expect(
    obituary({
      ...death,
      signal: 'SIGABRT',
      said: 'terminate called after throwing an instance of X\n  what():  bad\n',
    }).message,
  ).toBe('DuckDB crashed with SIGABRT while reading d.csv: terminate called after throwing an instance of X.');
});
