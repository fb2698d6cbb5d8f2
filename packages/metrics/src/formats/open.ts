import { UserError } from '@tidegate/evidence';
import { complaint } from '../printable.ts';
import type { Format } from './document.ts';
import { JsonSyntaxError, type JsonValue, parseJson } from './json.ts';

const json: Format = { name: 'JSON', parse: parseJson };

/** By extension; each but JSON is a chunk of its own, so that the common case loads nothing it does not use. */
const formats: Readonly<Record<string, () => Promise<Format>>> = {
  json: async () => json,
  yaml: async () => (await import('./yaml.ts')).yaml,
  yml: async () => (await import('./yaml.ts')).yaml,
  toml: async () => (await import('./toml.ts')).toml,
  csv: async () => (await import('./table.ts')).table(','),
  tsv: async () => (await import('./table.ts')).table('\t'),
  txt: async () => (await import('./classification-report.ts')).classificationReport,
};

/** What a metrics file must be, to end a sentence. */
export const readable =
  '.json, .yaml, .toml, .csv, .tsv, or .txt with a classification report; a name without any of these is read as JSON';

/** Parses a metrics file as its name says. Throws a UserError that names the file, the place and the remedy. */
export async function parseDocument(
  path: string,
  text: string,
  remedy: string,
): Promise<ReadonlyMap<string, JsonValue>> {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (/^(?:parquet|pq|pkl|pickle|npy|npz|gz|zst|zip|xlsx?|html?|md|xml|onnx|pt|h5)$/.test(extension)) {
    throw new UserError('unsupported', `The metrics file ${path} is of no format that can be read here.`, {
      hint: `It reads ${readable}.`,
    });
  }
  const format = Object.hasOwn(formats, extension) ? await formats[extension]!() : json;
  let value: JsonValue;
  try {
    value = format.parse(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError) && (error as Error).name !== 'FormatError') throw error;
    throw new UserError(
      'unreadable',
      `The metrics file ${path} is not ${format.name}: ${complaint((error as Error).message)}.`,
      {
        hint: remedy,
        cause: error,
      },
    );
  }
  if (value instanceof Map) return value as ReadonlyMap<string, JsonValue>;
  const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
  throw new UserError('unreadable', `The metrics file ${path} holds ${what}, not an object of metrics.`, {
    hint: remedy,
  });
}
