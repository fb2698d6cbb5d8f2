import { UserError } from '@tidegate/evidence';

/** How folders named `key=value` are taken. */
export const partitionings = ['hive', 'none'] as const;
export type Partitioning = (typeof partitionings)[number];

/** A column that the folders' names make. */
export interface PartitionColumn {
  readonly name: string;
  /** One text per file; null where the writer had none. */
  readonly values: readonly (string | null)[];
}

/** What writers of the Hive layout put for a null. */
const nullFolder = '__HIVE_DEFAULT_PARTITION__';

/**
 * Columns of the folders `key=value` that the wildcards of a pattern matched: `data/*` + `/*.parquet` makes a column of `data/year=2024`,
 * `data/year=2024/*.parquet` makes none, as the pattern itself says the year. Throws a UserError when the files disagree on their keys.
 */
export function partitionColumns(input: string, pattern: string, files: readonly string[]): PartitionColumn[] {
  const segments = pattern.replaceAll('\\', '/').split('/');
  const first = segments.findIndex((segment) => /[*?]/.test(segment));
  if (first < 0) return [];
  const pairs = files.map((file) => pairsIn(file.split('/').slice(first, -1)));
  const keys = pairs[0]!.map(([key]) => key);
  pairs.forEach((found, i) => {
    const these = found.map(([key]) => key);
    if (these.length === keys.length && keys.every((key, at) => key === these[at])) return;
    throw new UserError(
      'bad-input',
      `\`${input}\`: the folders of ${files[i]} say ${list(these)}, but those of ${files[0]} say ${list(keys)}.`,
      { hint: 'Name files of one layout, or set `partitions: none` to read the files without their folders.' },
    );
  });
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) {
    throw new UserError('bad-input', `\`${input}\`: the folders of ${files[0]} say ${twice} more than once.`, {
      hint: 'Set `partitions: none` to read the files without their folders.',
    });
  }
  return keys.map((name, i) => ({ name, values: pairs.map((found) => found[i]![1]) }));
}

function pairsIn(folders: readonly string[]): [string, string | null][] {
  return folders.flatMap((folder): [string, string | null][] => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(folder) ?? [];
    if (key === undefined) return [];
    return [[unescaped(key), value === nullFolder ? null : unescaped(value!)]];
  });
}

/** Writers escape signs that file systems refuse as `%3A`. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function list(keys: readonly string[]): string {
  return keys.length === 0 ? 'no key' : keys.join(', ');
}
