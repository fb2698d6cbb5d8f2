import type { ColumnFacts } from './facts.ts';
import { niceAbove, niceBelow, shareAbove } from './nice-numbers.ts';

/** One line of a rules file: a rule and why it was suggested. */
export interface SuggestedRule {
  readonly word: string;
  readonly value: unknown;
  readonly why: string;
}

export interface Suggestion {
  readonly rows: SuggestedRule;
  readonly columns: readonly { readonly name: string; readonly rules: readonly SuggestedRule[] }[];
}

/** Fewer rows tell nothing of uniqueness, of sets or of lengths. */
const enoughRows = 50;
/** Rows each value of a closed set must have: one that is rarer may be a person, and others like it are to be expected. */
const rowsPerCategory = 10;

/**
 * Rules that the data they are made of holds, with room for data like it. Every bound lies well outside of what was seen, at a round number,
 * so that no single value can be read from it. Pure.
 */
export function suggestRules(rows: number, facts: readonly ColumnFacts[]): Suggestion {
  const bounds = { min: Math.max(1, niceBelow(rows / 2)), max: niceAbove(rows * 2) };
  return {
    rows: { word: 'rows', value: bounds, why: `${rows} today; half and double of it` },
    columns: facts.map((column) => ({ name: column.name, rules: columnRules(column) })),
  };
}

function columnRules(facts: ColumnFacts): SuggestedRule[] {
  const { type, distinct, rows, nulls } = facts;
  const values = rows - nulls;
  const rules: SuggestedRule[] = [];
  if (type !== undefined) rules.push({ word: 'type', value: type, why: 'every value is one' });
  rules.push(...nullsRule(facts));
  if (values < 1 || type === undefined) return rules;
  const set = closedSet(facts);
  if (set) return [...rules, set];
  if (type === 'integer' || type === 'float') rules.push(...numberBounds(facts));
  if (type === 'date' || type === 'timestamp') rules.push(...timeBounds(facts));
  const { shortest, longest } = facts;
  if (shortest !== undefined && shortest === longest && values >= enoughRows)
    rules.push({ word: 'length', value: shortest, why: 'every value has as many characters' });
  if ((type === 'integer' || type === 'string') && distinct === values && values >= enoughRows)
    rules.push({ word: 'unique', value: true, why: 'no value comes twice' });
  return rules;
}

function nullsRule({ rows, nulls }: ColumnFacts): SuggestedRule[] {
  if (nulls === 0) return [{ word: 'nulls', value: 0, why: 'there are none' }];
  const most = shareAbove(Math.min(1, (nulls / rows) * 1.5));
  if (nulls === rows || most >= 1) return [];
  const percent = `${Number((most * 100).toPrecision(12))}%`;
  return [{ word: 'nulls', value: percent, why: 'at most half as many again as today' }];
}

function closedSet({ type, categories, rows, nulls }: ColumnFacts): SuggestedRule | undefined {
  if (!categories || categories.length < 2 || rows - nulls < enoughRows) return undefined;
  if (type === 'integer' && categories.length > 5) return undefined;
  if (!categories.every(([, count]) => count >= rowsPerCategory)) return undefined;
  const values = categories.map(([value]) => value);
  const whole = type === 'integer' ? [...new Set(values.map(Number))].sort((a, b) => a - b) : values;
  if (type === 'integer' && !whole.every((value) => Number.isSafeInteger(value))) return undefined;
  return { word: 'in', value: whole, why: `each of them in at least ${rowsPerCategory} rows` };
}

function numberBounds({ type, least, greatest }: ColumnFacts): SuggestedRule[] {
  if (least === undefined || greatest === undefined) return [];
  if (type === 'float' && least >= 0 && greatest <= 1)
    return [
      { word: 'min', value: 0, why: 'a share or a probability' },
      { word: 'max', value: 1, why: 'a share or a probability' },
    ];
  const room = (greatest - least) / 2 || Math.abs(greatest) / 2;
  const low = least >= 0 ? 0 : niceBelow(least - room);
  const high = greatest <= 0 ? 0 : niceAbove(greatest + room);
  return [
    ...(Number.isFinite(low)
      ? [{ word: 'min', value: low, why: least >= 0 ? 'never negative' : 'half of the range below the least' }]
      : []),
    ...(Number.isFinite(high)
      ? [{ word: 'max', value: high, why: greatest <= 0 ? 'never positive' : 'half of the range above the greatest' }]
      : []),
  ];
}

/** What comes later is to be expected; what lies before all that is known is not. */
function timeBounds({ least }: ColumnFacts): SuggestedRule[] {
  const year = least === undefined ? NaN : new Date(least).getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) return [];
  return [{ word: 'min', value: `${year}-01-01`, why: 'the year of the earliest' }];
}
