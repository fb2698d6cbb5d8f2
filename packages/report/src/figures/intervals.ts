import { change, type MetricRow } from '../metric-row.ts';
import { formatScalar } from '../numbers.ts';
import { type Drawing, lines, path, short, text } from './frame.ts';
import { at } from './scale.ts';

const width = 860;
const labelEnd = 230;
const from = labelEnd + 16;
const to = width - 150;
const pitch = 30;
const head = 6;

/** Metrics, each on a scale of its own: the interval, the number in it, production beside it, and the bound across. */
export function drawIntervals(rows: readonly MetricRow[]): Drawing {
  const marks = rows.map((row, index) => {
    const y = head + index * pitch + pitch / 2;
    const { point, threshold, production, low, high } = numbersOf(row);
    const place = placing([point, threshold, production, low, high]);
    const [left, right] = [low === undefined ? from : place(low), high === undefined ? to : place(high)];
    const name = row.held === 'difference' ? `change of ${row.name}` : row.name;
    return [
      lines('grid', [[from, y, to, y]]),
      text(labelEnd, y + 4, short(name, 36), 'end', 'label'),
      (low !== undefined || high !== undefined) && [
        lines(`whisker ${row.verdict}`, [[left, y, right, y]]),
        low === undefined
          ? arrow(from, y, -1, row.verdict)
          : lines(`whisker ${row.verdict}`, [[left, y - 5, left, y + 5]]),
        high === undefined
          ? arrow(to, y, 1, row.verdict)
          : lines(`whisker ${row.verdict}`, [[right, y - 5, right, y + 5]]),
      ],
      threshold !== undefined && lines('limit', [[place(threshold), y - 11, place(threshold), y + 11]]),
      production !== undefined && diamond(place(production), y),
      dot(place(point), y, row.verdict),
      text(width, y + 4, `${formatScalar(point)} ${row.verdict}`, 'end', row.verdict),
    ];
  });
  return { width, height: head * 2 + rows.length * pitch, words: words(rows), marks };
}

/** What is drawn of a row: of a difference zero stands for production. */
function numbersOf(row: MetricRow) {
  const { candidate, production, threshold, interval, held } = row;
  const ends = { threshold, low: interval?.low, high: interval?.high };
  if (held === 'difference') return { ...ends, point: change(row) ?? candidate, production: 0 };
  return { ...ends, point: candidate, production };
}

/** Values to places, with room at both ends; a single value stands in the middle. */
function placing(values: readonly (number | undefined)[]): (value: number) => number {
  const given = values.filter((value) => value !== undefined);
  const [low, high] = [Math.min(...given), Math.max(...given)];
  const [start, end] = [from + (to - from) * 0.12, to - (to - from) * 0.12];
  return (value) =>
    high > low ? start + ((value / 2 - low / 2) / (high / 2 - low / 2)) * (end - start) : (from + to) / 2;
}

function dot(x: number, y: number, verdict: string) {
  return path(`dot ${verdict}`, `M${at(x - 5)} ${at(y)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z`);
}

function diamond(x: number, y: number) {
  return path(
    'production',
    `M${at(x)} ${at(y - 6)}L${at(x + 6)} ${at(y)}L${at(x)} ${at(y + 6)}L${at(x - 6)} ${at(y)}Z`,
  );
}

function arrow(x: number, y: number, towards: 1 | -1, verdict: string) {
  return path(
    `whisker ${verdict}`,
    `M${at(x - 6 * towards)} ${at(y - 4)}L${at(x)} ${at(y)}L${at(x - 6 * towards)} ${at(y + 4)}`,
  );
}

function words(rows: readonly MetricRow[]): string {
  const told = rows.slice(0, 5).map((row) => {
    const { point, threshold } = numbersOf(row);
    return `${row.name} ${formatScalar(point)}${threshold === undefined ? '' : `, bound ${formatScalar(threshold)}`}: ${row.verdict}`;
  });
  return `${told.join('; ')}${rows.length > told.length ? `; and ${rows.length - told.length} more` : ''}.`;
}
