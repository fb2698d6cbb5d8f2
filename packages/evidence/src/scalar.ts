import { z } from 'zod';

/** A value that evidence may hold. Numbers are finite: JSON would turn NaN into null and so hide it. */
export const scalarSchema = z.union([z.number(), z.string(), z.boolean(), z.null()]);
export type Scalar = z.output<typeof scalarSchema>;

/** A number as evidence: itself when finite, else its name ("NaN", "Infinity", "-Infinity"). */
export function scalar(value: number | bigint): number | string {
  if (typeof value === 'bigint') {
    const exact = Number(value);
    return Number.isSafeInteger(exact) ? exact : value.toString();
  }
  return Number.isFinite(value) ? value : String(value);
}
