import type { Bound, Comparison, Condition, MetricName } from './ast.ts';
import { reserved, wholeName, wholeSliceText } from './words.ts';

/** The one way to write a comparison; parsing it gives the comparison back. */
export function formatComparison({ metric, comparator, bound }: Comparison): string {
  return `${formatMetric(metric)} ${comparator} ${formatBound(bound)}`;
}

export function formatCondition(condition: Condition): string {
  if (condition.kind === 'comparison') return formatComparison(condition);
  return condition.terms.map(formatCondition).join(` ${condition.kind} `);
}

export function formatMetric({ summary, name, slice }: MetricName): string {
  const shown = wholeName.test(name) && !reserved.includes(name) ? name : quote(name);
  const pairs = slice.map(([key, value]) => `${sliceText(key)}=${sliceText(value)}`).join(', ');
  const metric = slice.length === 0 ? shown : `${shown}[${pairs}]`;
  return summary === undefined ? metric : `${summary}(${metric})`;
}

export function formatBound(bound: Bound): string {
  if (bound.kind === 'number') return bound.value;
  const times = bound.factor === '1' ? '' : ` * ${bound.factor}`;
  if (bound.offset === '0') return `production${times}`;
  const [sign, amount] = bound.offset.startsWith('-') ? ['-', bound.offset.slice(1)] : ['+', bound.offset];
  return `production${times} ${sign} ${amount}`;
}

function sliceText(text: string): string {
  return wholeSliceText.test(text) ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
