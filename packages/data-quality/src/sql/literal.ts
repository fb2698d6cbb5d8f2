import { UserError } from '@tidegate/evidence';

// The only three ways a value or a name gets into SQL.

/** A quoted identifier, whatever the name holds. */
export function identifier(name: string): string {
  return `"${withoutNul(name).replaceAll('"', '""')}"`;
}

/** A text literal. */
export function textLiteral(value: string): string {
  return `'${withoutNul(value).replaceAll("'", "''")}'`;
}

/** A double literal, exact to the last bit and infinite where the number is: engines read plain decimals as DECIMAL and may round on the way. */
export function doubleLiteral(value: number): string {
  return `CAST('${Object.is(value, -0) ? 0 : value}' AS DOUBLE PRECISION)`;
}

function withoutNul(text: string): string {
  if (text.includes('\0')) {
    throw new UserError('bad-input', `The name or value ${JSON.stringify(text)} holds a NUL character.`, {
      hint: 'Take it out: no table can hold it.',
    });
  }
  return text;
}
