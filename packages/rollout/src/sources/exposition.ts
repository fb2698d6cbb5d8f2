import { MeasurementError } from '../counts.ts';

/** One line of the Prometheus text format. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** May be NaN or infinite, as written. */
  readonly value: number;
}

/** Which series are meant: `requests_total{version="2",code=~"5.."}`. */
export interface Selector {
  readonly text: string;
  matches(series: Series): boolean;
}

const nameThenLabels = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?$/s;
const labelMatcher = /\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*(?:,|$)/gsy;

/** Parses a selector; undefined when the text is none. Regular expressions are anchored, as Prometheus has them. */
export function parseSelector(text: string): Selector | undefined {
  const match = nameThenLabels.exec(text.trim());
  if (!match) return undefined;
  const [, name, inside] = match;
  const labels = parseLabels(inside ?? '');
  if (!labels) return undefined;
  const tests: ((series: Series) => boolean)[] = [];
  for (const { label, operator, value } of labels) {
    if (operator === '=') tests.push((series) => (series.labels[label] ?? '') === value);
    else if (operator === '!=') tests.push((series) => (series.labels[label] ?? '') !== value);
    else {
      let pattern: RegExp;
      try {
        pattern = new RegExp(`^(?:${value})$`, 's');
      } catch {
        return undefined;
      }
      const wanted = operator === '=~';
      tests.push((series) => pattern.test(series.labels[label] ?? '') === wanted);
    }
  }
  return { text, matches: (series) => series.name === name && tests.every((test) => test(series)) };
}

function parseLabels(inside: string): { label: string; operator: string; value: string }[] | undefined {
  const found: { label: string; operator: string; value: string }[] = [];
  let end = 0;
  labelMatcher.lastIndex = 0;
  while (end < inside.length) {
    const match = labelMatcher.exec(inside);
    if (!match) return inside.slice(end).trim() === '' ? found : undefined;
    found.push({ label: match[1]!, operator: match[2]!, value: unescaped(match[3]!) });
    end = labelMatcher.lastIndex;
  }
  return found;
}

/** Parses the text format, version 0.0.4. A line that is none is an error: half a page must not be half the requests. */
export function parseExposition(page: string, where: string): Series[] {
  const series: Series[] = [];
  for (const [index, line] of page.split('\n').entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const match = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/.exec(text);
    const labels = match && parseLabels(match[2] ?? '');
    const value = match ? numberOf(match[3]!) : undefined;
    if (!match || !labels || value === undefined || labels.some(({ operator }) => operator !== '=')) {
      throw new MeasurementError('malformed', `line ${index + 1} of ${where} is not Prometheus text`);
    }
    series.push({
      name: match[1]!,
      labels: Object.fromEntries(labels.map(({ label, value: text }) => [label, text])),
      value,
    });
  }
  return series;
}

/** A number as Prometheus writes it; undefined when the text is none. */
export function numberOf(text: string): number | undefined {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (_, character: string) => (character === 'n' ? '\n' : character));
}
