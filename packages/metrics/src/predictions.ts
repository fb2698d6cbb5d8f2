import { nearest, UserError } from '@tidegate/evidence';
import { CsvError, parse } from 'csv-parse/sync';
import { type ReadText, textOf } from './metrics-file.ts';
import { printable, quoted } from './printable.ts';

/** What two models say about the same items; one entry per row in every list. */
export interface PairedPredictions {
  readonly path: string;
  readonly rows: number;
  readonly candidate: readonly string[];
  readonly production: readonly string[];
  readonly label: readonly string[];
  /** The asked slice columns and their values. */
  readonly slices: ReadonlyMap<string, readonly string[]>;
  /** What stands in the way of pairing, counted in rows. */
  readonly faults: PairingFaults;
}

export interface PairingFaults {
  readonly withoutId: number;
  /** Rows whose id an earlier row has. */
  readonly duplicateIds: number;
  readonly firstDuplicate?: string;
  /** Rows without a value, by column. */
  readonly blank: Readonly<Record<(typeof answers)[number], number>>;
}

const answers = ['label', 'candidate', 'production'] as const;

/**
 * Reads a CSV (`.tsv`: tab-separated) with `id`, `label`, `candidate`, `production`. Labels and predictions are classes: `1`, `1.0` and
 * `1e0` are one, as are `True` and `true`. Throws a UserError for a file that is no such table; whether the ids pair up is told in `faults`.
 */
export async function readPredictions(
  path: string,
  readText: ReadText,
  sliceColumns: readonly string[] = [],
): Promise<PairedPredictions> {
  if (/\.(parquet|gz|zst)$/i.test(path)) {
    throw new UserError('unsupported', `The predictions file ${path} is not a CSV file.`, {
      hint: 'Write it as plain CSV.',
    });
  }
  const [header = [], ...rows] = records(path, await textOf('predictions', path, readText));
  const column = columnsOf(path, header);
  if (rows.length === 0) {
    throw new UserError('unreadable', `The predictions file ${path} has no rows.`, {
      hint: 'Write one row per item of the holdout.',
    });
  }
  const take = (name: string) => {
    const at = column(name);
    return rows.map((row) => row[at]!);
  };
  if (header.includes('cluster')) {
    throw new UserError(
      'unsupported',
      `The predictions file ${path} has a \`cluster\` column, and clustered items are not supported yet.`,
      {
        hint: 'Keep one item per cluster, and leave the column out.',
      },
    );
  }
  const ids = take('id');
  const [label, candidate, production] = answers.map((name) => take(name).map(classOf)) as [
    string[],
    string[],
    string[],
  ];
  const faults = faultsOf(ids, { label, candidate, production });
  for (const [name, values] of Object.entries({ candidate, production })) requireClasses(path, name, values, label);
  const slices = new Map(sliceColumns.map((name) => [name, take(name)]));
  return { path, rows: rows.length, candidate, production, label, slices, faults };
}

function records(path: string, text: string): string[][] {
  try {
    const options = {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: path.toLowerCase().endsWith('.tsv') ? '\t' : ',',
    };
    const found = parse(text, options);
    if (found.length > 0) return found;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? `line ${error['lines']}` : 'a line';
    const what =
      error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
        ? 'has another number of fields than the header'
        : `cannot be read (${error.code})`;
    throw new UserError('unreadable', `The predictions file ${path}: ${line} ${what}.`, {
      hint: 'Write it with a CSV writer, which quotes fields that hold commas, quotes or line breaks.',
      cause: error,
    });
  }
  throw new UserError('unreadable', `The predictions file ${path} is empty.`, {
    hint: 'Write a CSV with the columns id, label, candidate, production before this step.',
  });
}

function columnsOf(path: string, header: readonly string[]): (name: string) => number {
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new UserError('unreadable', `The predictions file ${path} has two columns ${quoted(twice)}.`, {
      hint: 'Name each column once.',
    });
  }
  return (name) => {
    const at = header.indexOf(name);
    if (at >= 0) return at;
    const close = nearest(name, header);
    throw new UserError('bad-input', `The predictions file ${path} has no column \`${printable(name)}\`.`, {
      hint: `It has ${header.slice(0, 10).map(printable).join(', ')}${close === undefined ? '' : `; rename ${printable(close)}`}.`,
    });
  };
}

function classOf(text: string): string {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return String(Number(text) + 0);
  return /^(?:true|false|nan)$/i.test(text) ? text.toLowerCase() : text;
}

const isBlank = (value: string) => value === '' || value === 'nan';

function faultsOf(
  ids: readonly string[],
  values: Readonly<Record<(typeof answers)[number], readonly string[]>>,
): PairingFaults {
  const seen = new Set<string>();
  let withoutId = 0;
  let duplicateIds = 0;
  let firstDuplicate: string | undefined;
  for (const id of ids) {
    if (id === '') withoutId++;
    else if (seen.has(id)) {
      duplicateIds++;
      firstDuplicate ??= id;
    } else seen.add(id);
  }
  const count = (name: (typeof answers)[number]) => values[name].filter(isBlank).length;
  return {
    withoutId,
    duplicateIds,
    ...(firstDuplicate !== undefined && { firstDuplicate }),
    blank: { label: count('label'), candidate: count('candidate'), production: count('production') },
  };
}

/** Scores or another spelling of the classes would make every answer wrong, and so the other model look good: refused by name. */
function requireClasses(path: string, name: string, values: readonly string[], label: readonly string[]): void {
  const classes = new Set(label);
  const foreign = values.filter((value) => !isBlank(value) && !classes.has(value));
  if (foreign.length * 2 <= values.length) return;
  const shown = (some: Iterable<string>) => [...new Set(some)].slice(0, 3).map(printable).join(', ');
  throw new UserError(
    'bad-input',
    `The predictions file ${path}: most values of \`${name}\` (${shown(foreign)}) are none of the labels (${shown(label)}).`,
    { hint: 'Write predicted classes, spelled as in `label`; scores belong in a column of their own.' },
  );
}
