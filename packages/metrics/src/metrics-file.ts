import { nearest, UserError } from '@tidegate/evidence';
import { evidentlyReport } from './formats/evidently.ts';
import type { JsonValue } from './formats/json.ts';
import { parseDocument } from './formats/open.ts';
import type { MetricSet } from './metric-set.ts';
import { printable } from './printable.ts';

/** Gives the text of a file the user named, or rejects as `fs.readFile` does. */
export type ReadText = (path: string) => Promise<string>;

/**
 * Reads one metrics file: JSON, YAML, TOML, CSV or a printed classification report, as its name says; flat or nested (`{"test": {"f1": 0.9}}`
 * is `test.f1`). A report of Evidently is known by its shape. With `metricsPath` only what lies under that dotted name is taken, and
 * names are counted from there. Throws a UserError when there is nothing in it to read.
 */
export async function readMetricsFile(path: string, readText: ReadText, metricsPath?: string): Promise<MetricSet> {
  const text = await textOf('metrics', path, readText);
  if (text.trim() === '') throw new UserError('unreadable', `The metrics file ${path} is empty.`, { hint: remedy });
  const document = await parseDocument(path, text, remedy);
  const all = flatten(path, evidentlyReport(document) ?? document);
  if (all.size === 0)
    throw new UserError('unreadable', `The metrics file ${path} is an empty object.`, { hint: remedy });
  return { origin: path, values: metricsPath === undefined ? all : under(metricsPath, path, all) };
}

const remedy = 'Write a JSON object such as {"accuracy": 0.91} after training, before this step.';

/** The text of a file; a UserError that says what stands in the way. */
export async function textOf(what: string, path: string, readText: ReadText): Promise<string> {
  return readText(path).catch((cause: unknown) => {
    if (cause instanceof UserError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UserError('not-found', `The ${what} file ${path} does not exist.`, {
        hint: 'Check the path and that the step which writes it ran before this one.',
        cause,
      });
    }
    const why = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? (cause as Error).message})`;
    throw new UserError('unreadable', `The ${what} file ${path} ${why}.`, {
      hint: 'Name a file this job may read.',
      cause,
    });
  });
}

function flatten(path: string, document: ReadonlyMap<string, JsonValue>): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  const walk = (prefix: string, level: ReadonlyMap<string, JsonValue>) => {
    for (const [key, value] of level) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      if (value instanceof Map) walk(name, value as ReadonlyMap<string, JsonValue>);
      else if (flat.has(name)) {
        throw new UserError(
          'conflict',
          `The metrics file ${path} gives ${printable(name)} twice, nested and with a dotted key.`,
          {
            hint: 'Keep one of them.',
          },
        );
      } else flat.set(name, value);
    }
  };
  walk('', document);
  return flat;
}

function under(metricsPath: string, path: string, all: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const prefix = `${metricsPath}.`;
  const below = [...all].filter(([name]) => name.startsWith(prefix));
  if (below.length > 0) return new Map(below.map(([name, value]) => [name.slice(prefix.length), value]));
  if (all.has(metricsPath)) {
    throw new UserError(
      'bad-input',
      `\`metrics-path\` ${printable(metricsPath)} is a single value in ${path}, not an object of metrics.`,
      {
        hint: 'Name the object around it.',
      },
    );
  }
  const places = new Set(
    [...all.keys()].flatMap((name) => [...name.matchAll(/\./g)].map(({ index }) => name.slice(0, index))),
  );
  const close = nearest(metricsPath, places);
  throw new UserError('bad-input', `\`metrics-path\` ${printable(metricsPath)} is not in ${path}.`, {
    hint:
      close !== undefined
        ? `Did you mean ${printable(close)}?`
        : places.size > 0
          ? `It has ${[...places].slice(0, 5).map(printable).join(', ')}.`
          : 'Its metrics are at the top: leave `metrics-path` out.',
  });
}
