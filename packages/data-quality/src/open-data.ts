import { UserError } from '@tidegate/evidence';
import type { DataEngine, DataSource, Table } from './engine.ts';
import { bindingAt, fetchedBinding } from './engines/duckdb/binding.ts';
import type { Connect } from './engines/duckdb/connection.ts';
import { duckDbEngine } from './engines/duckdb/engine.ts';
import { withProgress } from './engines/duckdb/progress.ts';
import { namesTable } from './engines/warehouse/table-name.ts';
import { type WarehouseName, warehouses } from './engines/warehouse/warehouses.ts';
import type { ValidateDataInputs } from './settings.ts';
import { watchFiles } from './sources/file-state.ts';
import { readingOptions, resolveSource } from './sources/resolve.ts';
import type { World } from './world.ts';

/** Data that an input or a rule names: a file, a pattern of files, or `table: ...`. */
export interface NamedData {
  readonly input: string;
  readonly typed: string;
  /** See `DataSource`. */
  readonly unasked?: DataSource['unasked'];
}

/** An engine, and the data that it was opened for. */
export interface OpenData extends Pick<DataEngine, 'query' | 'doing' | 'close'> {
  /** Opens one of the data named. */
  readonly open: (data: NamedData) => Promise<Table>;
  /** Throws a UserError when rows were changed while they were read. */
  readonly settled: () => Promise<void>;
}

/** Opens the engine that the inputs ask for. No data but that named can be read by it. */
export async function openData(
  inputs: ValidateDataInputs,
  named: readonly NamedData[],
  world: World,
  connect: Connect,
): Promise<OpenData> {
  return inputs.engine === 'duckdb'
    ? openFiles(inputs, named, world, connect)
    : openWarehouse(inputs.engine, inputs, named, world);
}

async function openFiles(
  inputs: ValidateDataInputs,
  named: readonly NamedData[],
  world: World,
  connect: Connect,
): Promise<OpenData> {
  const remedy = `engine: ${Object.keys(warehouses).join(' or ')}`;
  const table = named.find(({ typed }) => namesTable(typed));
  if (table) {
    throw new UserError('bad-input', `\`${table.input}\` names a table, and \`engine\` is duckdb, which reads files.`, {
      hint: `Set ${remedy}, and its \`connection\`.`,
    });
  }
  if (inputs.connection !== undefined) {
    throw new UserError('bad-input', '`connection` is given, but `engine` is duckdb, which connects to nothing.', {
      hint: `Set ${remedy}, or leave \`connection\` out.`,
    });
  }
  const options = readingOptions(inputs, world);
  const sources = await Promise.all(named.map(({ input, typed }) => resolveSource(input, typed, options)));
  const settled = await watchFiles(sources);
  const connecting = connect(bindingOf(inputs, world), {
    files: sources.flatMap(({ files }) => files),
    temp: world.run.temp,
    ...(inputs['memory-limit'] !== undefined && { memoryLimit: inputs['memory-limit'] }),
  });
  const telling = connecting.then((connection) =>
    withProgress(connection, { tell: (line) => world.log.info(line), now: () => world.clock.now() }),
  );
  // What it fails with is thrown by whatever asks it first.
  telling.catch(() => {});
  const engine = duckDbEngine(telling);
  return {
    ...engine,
    settled,
    open: async (data) => engine.open({ ...sources[named.indexOf(data)]!, unasked: data.unasked }),
  };
}

async function bindingOf({ 'engine-path': path }: ValidateDataInputs, world: World): Promise<string> {
  return path === undefined ? fetchedBinding(world) : bindingAt(path, world);
}

async function openWarehouse(
  engine: WarehouseName,
  inputs: ValidateDataInputs,
  named: readonly NamedData[],
  world: World,
): Promise<OpenData> {
  const file = named.find(({ typed }) => !namesTable(typed));
  if (file) {
    const { input, typed } = file;
    throw new UserError(
      'bad-input',
      `\`${input}\`: ${typed} is a file, and \`engine\` is ${engine}, which reads tables.`,
      {
        hint:
          input === 'data'
            ? 'Write table: schema.name, or leave `engine` out to read the file.'
            : 'Write table: schema.name; a `reference` may also be a profile that `write-profile` made of the file.',
      },
    );
  }
  if (inputs.connection === undefined) {
    throw new UserError('bad-input', `\`connection\` is missing: \`engine\` is ${engine}, which lies elsewhere.`, {
      hint: `Give its address as a secret, such as ${warehouses[engine].example}.`,
    });
  }
  const warehouse = await warehouses[engine].open(inputs.connection, {
    path: (typed) => world.path(typed),
    statementTimeout: inputs['statement-timeout'],
    signal: world.signal,
  });
  return {
    ...warehouse,
    open: ({ input, typed }) => warehouse.open(input, typed),
    settled: async () => warehouse.settled?.(),
  };
}
