/** `> 10` rows or `> 1%` of the rows checked. */
export interface Limit {
  readonly operator: '>' | '>=' | '=' | '<' | '<=' | '!=';
  readonly value: number;
  readonly unit: 'rows' | 'share';
  readonly text: string;
}

/** Reads `"> 10"` and `"> 1%"`; undefined when the text is neither. */
export function parseLimit(text: string): Limit | undefined {
  const match = /^(>=|<=|!=|>|<|=)\s*(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim());
  if (!match) return undefined;
  const [, operator, digits, percent] = match;
  if (!percent && !Number.isInteger(Number(digits))) return undefined;
  return {
    operator: operator as Limit['operator'],
    value: percent ? Number(`${digits}e-2`) : Number(digits),
    unit: percent ? 'share' : 'rows',
    text: `${operator} ${digits}${percent}`,
  };
}

/** Does a number of failing rows, of so many checked, meet the limit? Of no rows the share is 0. */
export function meets(limit: Limit, failing: number, checked: number): boolean {
  const { operator, value, unit } = limit;
  const found = unit === 'rows' ? failing : checked === 0 ? 0 : failing / checked;
  switch (operator) {
    case '>':
      return found > value;
    case '>=':
      return found >= value;
    case '<':
      return found < value;
    case '<=':
      return found <= value;
    case '=':
      return found === value;
    case '!=':
      return found !== value;
  }
}

/** The limit `> n` rows. */
export function moreRowsThan(rows: number): Limit {
  return { operator: '>', value: rows, unit: 'rows', text: `> ${rows}` };
}

/** The limit `> x%` of the rows checked. */
export function moreThanShare(share: number): Limit {
  return { operator: '>', value: share, unit: 'share', text: `> ${Number((share * 100).toPrecision(15))}%` };
}

const opposite = { '>': '≤', '>=': '<', '<': '≥', '<=': '>', '=': '≠', '!=': '=' } as const;

/** What is still allowed where the limit forbids: `> 1%` leaves `≤ 1%`. */
export function allowedBy({ operator, text }: Limit): string {
  return `${opposite[operator]}${text.slice(operator.length)}`;
}
