import { textLiteral } from '../../sql/literal.ts';

/** How the engine reads a column of a text file by itself. */
export interface Reading {
  readonly type: string;
  /** SQL: what is kept of it, where that is not the value read. */
  readonly kept?: (column: string) => string;
}

/** Comparing a text with each of so few is quicker than looking it up. */
const mostCompared = 8;

/** Text that has these values, as codes of them; any other is an error. */
export function codes(texts: readonly string[]): Reading {
  const type = `ENUM(${texts.map(textLiteral).join(', ')})`;
  if (texts.length > mostCompared) return { type };
  const each = texts.map(textLiteral).map((text) => ` WHEN ${text} THEN CAST(${text} AS ${type})`);
  return {
    type: 'VARCHAR',
    kept: (column) => `CASE ${column}${each.join('')} ELSE CAST(${column} AS ${type}) END`,
  };
}

/** Values that nothing will ask for: kept is whether there is one. */
export const presenceAlone: Reading = {
  type: 'VARCHAR',
  kept: (column) => `CASE WHEN ${column} IS NOT NULL THEN true END`,
};

/** SQL of a value that was not kept, where there is one: an error, lest it pass for another. `presence`: SQL of what is kept; `type`: of the value. */
export function notKept(presence: string, type: string): string {
  return `CASE WHEN ${presence} IS NOT NULL THEN CAST(error('its values were not kept, as nothing was to ask for them') AS ${type}) END`;
}
