import { type ArmSample, bucketsSchema, MeasurementError, type Sample, type Shadow } from '../counts.ts';
import { wholeCount } from './whole-count.ts';

export interface JsonPaths {
  /** Dotted path of a number in the answer, such as `candidate.requests`. */
  readonly requests: string;
  readonly errors: string;
  /** Of `{"bounds": [0.1, 0.5], "counts": [90, 9, 1]}`: bounds in seconds, and one count more than bounds, each of its bucket alone. */
  readonly latency?: string;
  /** Of an object with a count for each class. */
  readonly classes?: string;
  readonly nan?: string;
}

export interface JsonPlan {
  readonly stable: JsonPaths;
  readonly candidate: JsonPaths;
  readonly shadow?: { readonly compared: string; readonly disagreed: string };
}

/** Both arms in one JSON text, such as `{"stable": {"requests": 90, "errors": 1}, "candidate": {...}}`. `where` is for messages. */
export function sampleIn(text: string, plan: JsonPlan, where: string): Sample {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new MeasurementError('malformed', `${where} is not JSON`);
  }
  const shadow = plan.shadow && mirrored(answer, plan.shadow, where);
  return {
    stable: arm(answer, plan.stable, where),
    candidate: arm(answer, plan.candidate, where),
    ...(shadow && { shadow }),
  };
}

function arm(answer: unknown, paths: JsonPaths, where: string): ArmSample | undefined {
  const { requests, errors } = paths;
  const total = numberAt(answer, requests, where);
  if (total === undefined) return undefined;
  const failed = numberAt(answer, errors, where);
  // Unlike a labelled metric a JSON answer is written whole: what is absent was forgotten.
  if (failed === undefined) throw new MeasurementError('empty', `${where} has requests but nothing at ${errors}`);
  if (failed > total) throw new MeasurementError('not-a-count', `${errors} is ${failed} and ${requests} ${total} at ${where}`); // prettier-ignore
  const latency = paths.latency === undefined ? undefined : valueAt(answer, paths.latency);
  const classes = paths.classes === undefined ? undefined : valueAt(answer, paths.classes);
  const nan = paths.nan === undefined ? undefined : numberAt(answer, paths.nan, where);
  return {
    requests: total,
    errors: failed,
    ...(latency !== undefined && { latency: histogram(latency, `${paths.latency} at ${where}`) }),
    ...(classes !== undefined && { classes: perClass(classes, `${paths.classes} at ${where}`) }),
    ...(nan !== undefined && { nan }),
  };
}

function histogram(value: unknown, where: string): NonNullable<ArmSample['latency']> {
  const parsed = bucketsSchema.safeParse(value);
  if (!parsed.success) throw new MeasurementError('malformed', `${where} is not \`{"bounds": [seconds], "counts": [whole numbers]}\``); // prettier-ignore
  const { bounds, counts } = parsed.data;
  const ascending = bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!);
  if (!ascending || bounds.length === 0 || counts.length !== bounds.length + 1)
    throw new MeasurementError('malformed', `${where} needs ascending bounds and one count more than bounds`);
  return parsed.data;
}

function perClass(value: unknown, where: string): Record<string, number> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new MeasurementError('malformed', `${where} is not an object of counts`);
  return Object.fromEntries(Object.entries(value).map(([name, count]) => [name, wholeCount(asNumber(count, where), where)])); // prettier-ignore
}

function mirrored(answer: unknown, paths: { compared: string; disagreed: string }, where: string): Shadow | undefined {
  const compared = numberAt(answer, paths.compared, where);
  if (compared === undefined) return undefined;
  const disagreed = numberAt(answer, paths.disagreed, where);
  if (disagreed === undefined)
    throw new MeasurementError('empty', `${where} has ${paths.compared} but nothing at ${paths.disagreed}`);
  if (disagreed > compared) throw new MeasurementError('not-a-count', `${paths.disagreed} is ${disagreed} and ${paths.compared} ${compared} at ${where}`); // prettier-ignore
  return { compared, disagreed };
}

function numberAt(answer: unknown, path: string, where: string): number | undefined {
  const value = valueAt(answer, path);
  if (value === undefined) return undefined;
  return wholeCount(asNumber(value, `${path} at ${where}`), `${path} at ${where}`);
}

function asNumber(value: unknown, where: string): number {
  if (typeof value === 'number') return value;
  throw new MeasurementError('not-a-count', `${where} is not a number`);
}

function valueAt(answer: unknown, path: string): unknown {
  let value = answer;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
