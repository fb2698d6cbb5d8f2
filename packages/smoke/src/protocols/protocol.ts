import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../answers/answer.ts';
import type { Row } from '../payloads/payload.ts';

/** A tensor a model asks for or gives, as its metadata tells. */
export interface TensorInfo {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
}

/** How one kind of model server is spoken to. */
export interface Protocol {
  /** Paths below `url`. The server is healthy when all of them say so. */
  readonly healthPaths: readonly string[];
  readonly predictPath: string;
  /** Where the model tells of itself, if it does. */
  readonly metadataPath?: string;
  /** Whether an object is a whole request body and not a row. */
  isBody(value: object): boolean;
  /** Rows as a request body; `tensors` are the inputs the metadata names. */
  bodyOf(rows: readonly Row[], tensors: readonly TensorInfo[]): unknown;
  /** How many rows a body asks about, where that can be seen. */
  rowsIn(body: unknown): number | undefined;
  /** What a body that came with 2xx answers. Throws NoAnswer. */
  read(body: unknown): Answer;
  /** The model version a response names, where the protocol has a place for it. */
  versionIn(body: unknown, headers: IncomingHttpHeaders): string | undefined;
}

/** A version as it may be written; what says "none" is none. */
export function versionText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return /^(none|null|undefined|unknown|)$/i.test(text) ? undefined : text;
}

/** The length of a list, or of the lists an object holds. */
export function countOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (value === null || typeof value !== 'object') return undefined;
  const [first] = Object.values(value) as unknown[];
  return Array.isArray(first) ? first.length : undefined;
}
