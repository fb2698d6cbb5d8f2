// One set of rows for all engines, with what they are known to disagree about.

/** Type names by engine; the values are texts cast to them. */
export const types = {
  integer: { duckdb: 'INTEGER', postgres: 'INTEGER', trino: 'INTEGER' },
  bigint: { duckdb: 'BIGINT', postgres: 'BIGINT', trino: 'BIGINT' },
  double: { duckdb: 'DOUBLE', postgres: 'DOUBLE PRECISION', trino: 'DOUBLE' },
  real: { duckdb: 'FLOAT', postgres: 'REAL', trino: 'REAL' },
  decimal: { duckdb: 'DECIMAL(12,2)', postgres: 'NUMERIC(12,2)', trino: 'DECIMAL(12,2)' },
  text: { duckdb: 'VARCHAR', postgres: 'TEXT', trino: 'VARCHAR' },
  boolean: { duckdb: 'BOOLEAN', postgres: 'BOOLEAN', trino: 'BOOLEAN' },
  date: { duckdb: 'DATE', postgres: 'DATE', trino: 'DATE' },
  time: { duckdb: 'TIMESTAMP', postgres: 'TIMESTAMP', trino: 'TIMESTAMP(6)' },
  instant: { duckdb: 'TIMESTAMPTZ', postgres: 'TIMESTAMPTZ', trino: 'TIMESTAMP(6) WITH TIME ZONE' },
} as const;
export type Engine = 'duckdb' | 'postgres' | 'trino';

export const columns = {
  id: 'bigint',
  batch: 'integer',
  amount: 'double',
  balance: 'double',
  price: 'decimal',
  weight: 'real',
  country: 'text',
  note: 'text',
  paid: 'boolean',
  day: 'date',
  seen: 'time',
  heard: 'instant',
  nothing: 'text',
} as const satisfies Record<string, keyof typeof types>;
export type Row = Readonly<Record<keyof typeof columns, string | null>>;

/** Values that make engines differ: as numbers, as text, in order and in comparison. */
const odd = {
  amount: [
    'NaN',
    'Infinity',
    '-Infinity',
    '-0',
    '0',
    '0.1',
    '1e-7',
    '-1e-5',
    '1e20',
    '123456789.125',
    '1e-300',
    '2.5',
    null,
  ],
  balance: ['NaN', '1', null, '0', '-0', '0.30000000000000004'],
  price: ['0.10', '5.00', '-3.25', '1234567890.99', null],
  weight: ['0.5', '1.25', '-2', null, '16777216'],
  country: [
    'DE',
    'FR',
    'PL',
    'a',
    'B',
    'ab',
    'Ab',
    'Österreich',
    '日本',
    '😀',
    "O'Brien",
    '1.0',
    '1',
    '-1',
    ' DE',
    'D\nE',
    null,
  ],
  note: ['', ' ', 'x', 'back\\slash', '%', null],
  day: ['2024-02-29', '1969-12-31', '2023-01-01', null],
  seen: ['2024-01-01 10:00:00.123456', '1969-12-31 23:59:59.5', '2024-06-30 00:00:00', null],
  heard: ['2024-01-01 10:00:00.123456+02:00', '2024-06-30 23:30:00-05:00', null],
} as const;

/** Deterministic: a linear congruential generator (Numerical Recipes). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `shift` moves numbers and mix, for drift. */
export function rows(count: number, seed: number, shift = 0): Row[] {
  const random = generator(seed);
  const cycle = (name: keyof typeof odd, i: number) => odd[name][i % odd[name].length] ?? null;
  return Array.from({ length: count }, (_, i): Row => {
    const plain = random() < 0.8;
    return {
      id: String(i === 7 ? 9007199254740993n : BigInt(i % 97 === 0 ? 1 : i)),
      batch: i % 11 === 0 ? null : String(Math.floor(i / 50)),
      amount: plain ? String(Math.round((random() * 100 + shift * 40) * 8) / 8) : cycle('amount', i),
      balance: plain ? String(Math.round(random() * 100)) : cycle('balance', i),
      price: plain ? (random() * 50 + shift * 10).toFixed(2) : cycle('price', i),
      weight: cycle('weight', i),
      country: random() < 0.7 + shift * 0.2 ? ['DE', 'FR', 'PL'][Math.floor(random() * 3)]! : cycle('country', i),
      note: cycle('note', i),
      paid: i % 13 === 0 ? null : random() < 0.3 + shift * 0.3 ? 'true' : 'false',
      day: cycle('day', i),
      seen: cycle('seen', i),
      heard: cycle('heard', i),
      nothing: null,
    };
  });
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The statements that make a table of the rows. */
export function tableStatements(engine: Engine, name: string, all: readonly Row[]): string[] {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const typeOf = (column: keyof typeof columns) => types[columns[column]][engine];
  const values = (row: Row) =>
    `(${names.map((column) => (row[column] === null ? 'NULL' : `CAST(${literal(row[column])} AS ${typeOf(column)})`)).join(', ')})`;
  const batches = Array.from({ length: Math.ceil(all.length / 100) }, (_, i) => all.slice(i * 100, i * 100 + 100));
  return [
    `CREATE TABLE ${name} (${names.map((column) => `${column} ${typeOf(column)}`).join(', ')})`,
    ...batches.map((batch) => `INSERT INTO ${name} VALUES ${batch.map(values).join(', ')}`),
  ];
}
