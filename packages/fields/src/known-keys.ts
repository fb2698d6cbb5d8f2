import { z } from 'zod';

/** The keys an object schema knows at a path, looking through optional, default, union and pipe. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[] = []): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) {
    return (inner.options as z.ZodType[]).flatMap((option) => knownKeys(option, path));
  }
  const [head, ...rest] = path;
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Record<string, z.ZodType>;
    if (head === undefined) return Object.keys(shape);
    const next = shape[String(head)];
    return next ? knownKeys(next, rest) : [];
  }
  if (head === undefined) return [];
  if (inner instanceof z.ZodRecord) return knownKeys(inner.valueType as z.ZodType, rest);
  if (inner instanceof z.ZodArray) return knownKeys(inner.element as z.ZodType, rest);
  return [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.in as z.ZodType) : schema;
}
