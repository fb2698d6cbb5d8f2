export const pairOperators = ['=', '!=', '<', '<=', '>', '>='] as const;
export type PairOperator = (typeof pairOperators)[number];

/** `start <= end`: two column names around an operator with blanks at both sides; undefined when the text is none, or is ambiguous. */
export function parsePair(text: string): { left: string; operator: PairOperator; right: string } | undefined {
  const parts = text.trim().split(/\s+(==|=|!=|<=|>=|<|>)\s+/);
  const [left, operator, right] = parts;
  if (parts.length !== 3 || !left || !right) return undefined;
  return { left, operator: operator === '==' ? '=' : (operator as PairOperator), right };
}
