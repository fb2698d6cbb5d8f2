import { type Figure, longestLabel } from '@tidegate/evidence';
import type { Recorded, Row } from '@tidegate/monitoring';

const mostPoints = 500;

/** The course of drift over the runs, where there are two to draw a line between. */
export function historyFigures({ row, past }: Recorded, many: boolean): Figure[] {
  const rows = [...past, row].slice(-mostPoints);
  const series = [
    { name: 'drift score', points: points(rows, ({ drift_score }) => drift_score) },
    { name: 'prediction drift', points: points(rows, ({ prediction_drift }) => prediction_drift) },
    { name: 'missing values', points: points(rows, ({ share_missing_values }) => share_missing_values) },
  ].filter((one) => one.points.length > 1);
  if (series.length === 0) return [];
  const title = `Drift over the last ${rows.length} runs${many ? ` of ${row.model_name}` : ''}`;
  return [{ kind: 'lines', title: title.slice(0, longestLabel).toWellFormed(), x: 'time', format: 'share', series }];
}

function points(rows: readonly Row[], value: (row: Row) => number | null): [number, number][] {
  const byMoment = new Map<number, number>();
  for (const row of rows) {
    const found = value(row);
    if (found !== null) byMoment.set(Date.parse(row.timestamp), found);
  }
  return [...byMoment];
}
