import type { Evidence } from '@tidegate/evidence';
import { verdictOrder } from './badge.ts';
import { leftOut, verdictMark } from './checks.ts';
import { svg } from './figures/frame.ts';
import { drawIntervals } from './figures/intervals.ts';
import { html, type Markup } from './markup.ts';
import { boundInWords, changeInWords, intervalInWords, type MetricRow, metricRows } from './metric-row.ts';
import { clipped, formatScalar } from './numbers.ts';
import { table } from './tables.ts';

/** So many metrics are drawn; their numbers stand in the table of checks in any case. */
const mostRows = 40;

/** The metrics of a gate against their bounds, drawn, and beside production's where there are any. */
export function metricsSection(evidence: Evidence): Markup | false {
  const all = metricRows([evidence]);
  const telling = all.filter(
    ({ interval, production, threshold }) => interval || production !== undefined || threshold !== undefined,
  );
  if (telling.length === 0) return false;
  const rows = verdictOrder.flatMap((verdict) => telling.filter((row) => row.verdict === verdict)).slice(0, mostRows);
  const compared = rows.some(({ production }) => production !== undefined);
  const title = compared ? 'Candidate beside production' : 'Metrics against their bounds';
  return html`<figure class="metrics">
      <figcaption>${title}</figcaption>
      <p class="legend">
        <span class="key candidate">${compared ? 'candidate' : 'measured'}</span>
        ${compared && html`<span class="key beside">production</span>`}
        ${rows.some(({ threshold }) => threshold !== undefined) && html`<span class="key bound">bound</span>`}
        ${rows.some(({ interval }) => interval) && html`<span class="key spread">interval</span>`}
      </p>
      ${svg(title, drawIntervals(rows))}
      <p class="note">Each metric has a scale of its own.</p>
      ${(compared || rows.some(({ interval }) => interval)) && numbers(rows, compared)}
    </figure>
    ${leftOut(telling.length - rows.length, 'metric')}`;
}

function numbers(rows: readonly MetricRow[], compared: boolean): Markup {
  return table(
    ['metric', ...(compared ? ['candidate', 'production', 'change'] : ['measured']), 'interval', 'bound', 'verdict'],
    rows.map((row) => [
      clipped(row.name, 200),
      formatScalar(row.candidate),
      ...(compared ? [formatScalar(row.production), changeInWords(row)] : []),
      intervalInWords(row),
      boundInWords(row),
      verdictMark(row.verdict),
    ]),
    ['text', 'number', ...(compared ? (['number', 'text'] as const) : []), 'text', 'number', 'text'],
  );
}
