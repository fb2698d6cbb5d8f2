import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { engineMessage } from '../../engine-message.ts';
import type { DataSource } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import type { Connection } from './connection.ts';
import { plainText } from './csv.ts';
import { addTypes, jsonColumn, mixture, typesQuery, valuesQuery } from './jsonl-columns.ts';
import { badLine, linesOfObjects } from './jsonl-lines.ts';
import type { Part } from './part.ts';

interface JsonFile {
  readonly path: string;
  readonly shown: string;
  /** FROM item with the column `json`. */
  readonly objects: string;
  readonly digest: string;
  readonly warnings: readonly string[];
}

interface JsonTable {
  readonly files: readonly JsonFile[];
  readonly names: readonly string[];
  readonly types: readonly ReadonlyMap<string, number>[];
}

/** Files of one source have the same columns: every key found in any of them. They are looked at together, once. */
const looked = new WeakMap<DataSource, Promise<JsonTable>>();

/** Reads one JSON Lines file into a scratch Parquet file: one column per key, of the type its JSON values have. */
export async function stageJsonl(connection: Connection, source: DataSource, index: number): Promise<Part> {
  const looking = looked.get(source) ?? lookAt(connection, source);
  looked.set(source, looking);
  const { files, names, types } = await looking;
  const { path, shown, objects, digest, warnings } = files[index]!;
  const columns = names.map((name, i) => jsonColumn(name, i + 1, types[i]!));
  const target = join(connection.scratch, `part-${crypto.randomUUID()}.parquet`);
  const staged = columns.map((column, i) => `${column.staged} AS c${i}`).join(', ');
  await telling(path, shown, () =>
    connection.query(
      `COPY (SELECT ${staged} FROM (${valuesQuery(names, objects)})) TO ${textLiteral(target)} (FORMAT parquet)`,
    ),
  );
  const mixed = index === 0 ? names.flatMap((name, i) => mixture(name, types[i]!) ?? []) : [];
  return {
    from: `read_parquet(${textLiteral(target)}, file_row_number = true, hive_partitioning = false)`,
    columns: columns.map(({ name, stored, storedAs, form }, i) => ({
      name,
      sql: `c${i}`,
      stored,
      storedAs,
      ...(form && { form }),
    })),
    digest,
    warnings: [...warnings, ...mixed.map((told) => `${source.shown.join(', ')}: ${told}.`)],
    lines: (rows) => linesOfObjects(path, rows),
  };
}

async function lookAt(connection: Connection, source: DataSource): Promise<JsonTable> {
  const files: JsonFile[] = [];
  const names = new Set<string>();
  for (const [index, shown] of source.shown.entries()) {
    const plain = await plainText(connection, source, index);
    const objects = `read_json_objects(${textLiteral(plain.path)}, format = 'newline_delimited', hive_partitioning = false)`;
    for (const name of await keysOf(connection, plain.path, shown, objects)) names.add(name);
    files.push({ ...plain, shown, objects });
  }
  const ordered = [...names];
  const types = ordered.map(() => new Map<string, number>());
  for (const { path, shown, objects } of files)
    addTypes(types, await telling(path, shown, () => connection.query(typesQuery(ordered, objects))));
  return { files, names: ordered, types };
}

/** Keys in the order of their first appearance. Every line must be an object whose keys differ. */
async function keysOf(connection: Connection, path: string, shown: string, objects: string): Promise<string[]> {
  const [odd] = await telling(path, shown, () =>
    connection.query(
      `SELECT count(*) FILTER (WHERE json_type(json) <> 'OBJECT') AS others, min(row) FILTER (WHERE len(json_keys(json)) <> len(list_distinct(json_keys(json)))) AS twice FROM (SELECT json, row_number() OVER () AS row FROM ${objects})`,
    ),
  );
  if (Number(odd!['others']) > 0) throw await badLine(path, shown, 'a line is no object');
  if (odd!['twice'] !== null) {
    const [line] = await linesOfObjects(path, [Number(odd!['twice'])]);
    throw new UserError(
      'unreadable',
      `${shown}, line ${line}: a key comes twice, and readers differ on which one counts.`,
      {
        hint: 'Give every key of an object its own name.',
      },
    );
  }
  const keys = await telling(path, shown, () =>
    connection.query(
      `SELECT key, min(row * 1000000 + place) AS first FROM (SELECT unnest(keys) AS key, generate_subscripts(keys, 1) AS place, row FROM (SELECT json_keys(json) AS keys, row_number() OVER () AS row FROM ${objects})) GROUP BY key ORDER BY first`,
    ),
  );
  if (keys.length === 0) throw await badLine(path, shown, 'there is no key in any line');
  return keys.map(({ key }) => String(key));
}

async function telling<T>(path: string, shown: string, work: () => Promise<T>): Promise<T> {
  return work().catch(async (cause: unknown) => {
    if (cause instanceof UserError) throw cause;
    throw await badLine(
      path,
      shown,
      engineMessage(cause)
        .replace(/ in file "[^"]*"/, '')
        .replace(/[.\s]+$/, ''),
      cause,
    );
  });
}
