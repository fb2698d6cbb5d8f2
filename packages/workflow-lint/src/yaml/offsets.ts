import type { Place, Tree } from './tree.ts';

/** The place of a character of a scalar, counted in the scalar as it stands in the file. */
export function placeIn(scalar: Tree, offset: number): Place {
  const before = scalar.raw.slice(0, offset);
  const lines = before.split('\n');
  const last = lines.at(-1)!.length;
  return lines.length === 1
    ? { line: scalar.at.line, column: scalar.at.column + last }
    : { line: scalar.at.line + lines.length - 1, column: last + 1 };
}

/** The place of a line (from 0) of a scalar: in a block that starts with `|` or `>`, its lines stand below. */
export function placeOfLine(scalar: Tree, line: number): Place {
  if (!/^[|>]/.test(scalar.raw)) return scalar.at;
  const rows = scalar.raw.split('\n');
  const row = rows[line + 1] ?? '';
  return { line: scalar.at.line + line + 1, column: row.length - row.trimStart().length + 1 };
}
