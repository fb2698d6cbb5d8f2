import { z } from 'zod';
import { type Answer, NoAnswer, type Output, type Value } from '../answers/answer.ts';
import { at } from '../answers/body.ts';
import { flatten } from '../answers/values.ts';
import type { Row } from '../payloads/payload.ts';
import { type Protocol, type TensorInfo, versionText } from './protocol.ts';

const tensorInfo = z.object({ name: z.string().min(1), datatype: z.string(), shape: z.array(z.number()) });
const metadataSchema = z.object({
  name: z.string(),
  versions: z.array(z.union([z.string(), z.number()])).nullish(),
  inputs: z.array(tensorInfo).nullish(),
});
const outputSchema = z.object({
  name: z.string().min(1),
  datatype: z.string(),
  shape: z.array(z.int().min(0)),
  data: z.unknown().optional(),
});

/** What a model's metadata says; undefined when it is not that of the Open Inference Protocol. */
export function readMetadata(body: unknown): { tensors: TensorInfo[]; versions: string[] } | undefined {
  const parsed = metadataSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { inputs, versions } = parsed.data;
  return { tensors: inputs ?? [], versions: (versions ?? []).flatMap((version) => versionText(version) ?? []) };
}

/** The Open Inference Protocol, version 2, over REST: MLServer, KServe, Triton. */
export function oipV2Protocol(model: string): Protocol {
  const route = `/v2/models/${encodeURIComponent(model)}`;
  return {
    healthPaths: ['/v2/health/ready', `${route}/ready`],
    predictPath: `${route}/infer`,
    metadataPath: route,
    isBody: (value) => Array.isArray(at(value, 'inputs')),
    bodyOf: (rows, tensors) => ({ inputs: tensorsOf(rows, tensors) }),
    rowsIn(body) {
      const rows = at(body, 'inputs.0.shape.0');
      return typeof rows === 'number' ? rows : undefined;
    },
    read: readOutputs,
    versionIn: (body) => versionText(at(body, 'model_version')),
  };
}

/** One tensor per column where the metadata names the columns; else one matrix of numbers, else one tensor per column by its values. */
function tensorsOf(rows: readonly Row[], known: readonly TensorInfo[]): object[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = (name: string) => rows.map((row) => row[name] ?? null);
  const named = known.filter(({ name }) => columns.includes(name));
  if (named.length > 0 && named.length === columns.length) {
    return named.map(({ name, datatype, shape }) => ({
      name,
      datatype,
      shape: shape.length > 1 ? [rows.length, 1] : [rows.length],
      data: datatype === 'BYTES' ? values(name).map(String) : values(name),
    }));
  }
  const matrix = rows.flatMap((row) => columns.map((name) => row[name]));
  if (matrix.every((value) => typeof value === 'number')) {
    const { name = 'input-0', datatype = 'FP64' } = known.length === 1 ? known[0]! : {};
    return [{ name, datatype, shape: [rows.length, columns.length], data: matrix }];
  }
  return columns.map((name) => ({
    name,
    datatype: datatypeOf(values(name)),
    shape: [rows.length],
    data: values(name),
  }));
}

function datatypeOf(values: readonly unknown[]): string {
  if (values.every((value) => typeof value === 'boolean')) return 'BOOL';
  return values.every((value) => typeof value === 'number' || value === null) ? 'FP64' : 'BYTES';
}

function readOutputs(body: unknown): Answer {
  const outputs = at(body, 'outputs');
  if (!Array.isArray(outputs) || outputs.length === 0) throw new NoAnswer('the body has no outputs');
  const read = outputs.map(readOutput);
  const rows = read.map(({ shape }) => shape[0] ?? 1);
  return { outputs: read, rows: Math.min(...rows) };
}

function readOutput(value: unknown, index: number): Output {
  const parsed = outputSchema.safeParse(value);
  if (!parsed.success) throw new NoAnswer(`output ${index + 1} has no name, datatype and shape`);
  const { name, datatype, shape, data } = parsed.data;
  if (data === undefined) throw new NoAnswer(`the output ${name} holds no data; binary tensors are not read`);
  const { values } = flatten(data, name);
  const size = shape.reduce((product, side) => product * side, 1);
  if (size !== values.length) {
    throw new NoAnswer(`the output ${name} says shape [${shape.join(', ')}] and holds ${values.length} values`);
  }
  const odd = values.findIndex((each) => !fits(each, datatype));
  if (odd >= 0)
    throw new NoAnswer(`value ${odd + 1} of ${name} is ${JSON.stringify(values[odd])}, which is no ${datatype}`);
  return { name, datatype, shape, values };
}

function fits(value: Value, datatype: string): boolean {
  if (/^(FP|BF)\d+$/.test(datatype)) return typeof value === 'number';
  if (/^U?INT\d+$/.test(datatype)) return Number.isInteger(value) && !(datatype.startsWith('U') && Number(value) < 0);
  if (datatype === 'BOOL') return typeof value === 'boolean' || value === 0 || value === 1;
  return datatype === 'BYTES' && typeof value === 'string';
}
