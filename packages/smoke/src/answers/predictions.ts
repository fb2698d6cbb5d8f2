import { type Answer, NoAnswer, type Output } from './answer.ts';
import { flatten } from './values.ts';

/**
 * Predictions as model servers write them: one value, a list of values or of lists, a list of records, or an object of lists. Records
 * and objects are one output per key; everything else is one output called `predictions`. Throws NoAnswer.
 */
export function readPredictions(predictions: unknown): Answer {
  if (predictions === undefined || predictions === null) throw new NoAnswer('there are no predictions');
  if (Array.isArray(predictions)) {
    if (predictions.length === 0) throw new NoAnswer('the list of predictions is empty');
    if (!predictions.some(isRecord)) return { outputs: [output('predictions', predictions)], rows: predictions.length };
    return { outputs: fromRecords(predictions as unknown[]), rows: predictions.length };
  }
  if (!isRecord(predictions)) return { outputs: [output('predictions', predictions)], rows: 1 };
  const names = Object.keys(predictions);
  if (names.length === 0) throw new NoAnswer('the predictions are an empty object');
  const outputs = names.map((name) => output(name, predictions[name]));
  const rows = outputs.map(({ shape }) => shape[0] ?? 1);
  const other = rows.findIndex((count) => count !== rows[0]);
  if (other > 0) throw new NoAnswer(`${names[0]} answers ${rows[0]} rows and ${names[other]} ${rows[other]}`);
  return { outputs, rows: rows[0]! };
}

function fromRecords(records: readonly unknown[]): Output[] {
  const [first] = records;
  const names = isRecord(first) ? Object.keys(first) : [];
  if (names.length === 0) throw new NoAnswer('prediction 1 is an empty record or none');
  records.forEach((record, index) => {
    if (!isRecord(record)) throw new NoAnswer(`prediction ${index + 1} is not a record as prediction 1 is`);
    const keys = Object.keys(record);
    const odd = names.find((name) => !Object.hasOwn(record, name)) ?? keys.find((name) => !names.includes(name));
    if (odd !== undefined) throw new NoAnswer(`predictions 1 and ${index + 1} do not both have ${odd}`);
  });
  return names.map((name) =>
    output(
      name,
      records.map((record) => (record as Record<string, unknown>)[name]),
    ),
  );
}

function output(name: string, value: unknown): Output {
  return { name, ...flatten(value, name) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
