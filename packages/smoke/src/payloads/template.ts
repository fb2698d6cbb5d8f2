import { UserError } from '@tidegate/evidence';
import type { Row } from './payload.ts';

/** What stands in a template where rows go: one row as an object, all of them, or their values without names. */
const places = {
  '{row}': (rows: readonly Row[]) => rows[0],
  '{rows}': (rows: readonly Row[]) => rows,
  '{values}': (rows: readonly Row[]) => rows.map((row) => Object.values(row)),
} as const;

/** A body that rows are put into: any JSON that holds "{row}", "{rows}" or "{values}". */
export interface Template {
  readonly onlyOneRow: boolean;
  readonly fill: (rows: readonly Row[]) => unknown;
}

/** Reads `body`. Throws a UserError when it is not JSON or has no place for rows. */
export function parseTemplate(typed: string): Template {
  let value: unknown;
  try {
    value = JSON.parse(typed);
  } catch (cause) {
    // `{row}` alone is what people write for a body that is the row.
    if (typed.trim() in places) value = typed.trim();
    else throw refuse(typed, 'is not JSON', cause);
  }
  const used = new Set<string>();
  const fill = (part: unknown, rows: readonly Row[]): unknown => {
    if (typeof part === 'string' && part in places) {
      used.add(part);
      return places[part as keyof typeof places](rows);
    }
    if (Array.isArray(part)) return part.map((each) => fill(each, rows));
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, fill(each, rows)]));
  };
  fill(value, [{}]);
  if (used.size === 0) throw refuse(typed, 'has no place for rows');
  return { onlyOneRow: used.has('{row}'), fill: (rows) => fill(value, rows) };
}

function refuse(typed: string, what: string, cause?: unknown): UserError {
  return new UserError('bad-input', `\`body\` is ${JSON.stringify(typed)}, which ${what}.`, {
    hint: 'Write JSON with "{row}", "{rows}" or "{values}" where the rows go, such as {"instances": "{rows}"}.',
    cause,
  });
}
