// Size and time of every rendering of 1,000 columns: `node scripts/bootstrap.mjs bench/report/main.ts`; into bench/results/report.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Evidence } from '@tidegate/evidence';
import { renderModelCard } from '@tidegate/report/documents';
import { renderReport } from '@tidegate/report/html';
import { renderJunit } from '@tidegate/report/junit';
import { notification } from '@tidegate/report/notification';
import { commentLimit, renderOverview, summaryLimit } from '@tidegate/report/overview';
import { renderSarif } from '@tidegate/report/sarif';
import { evidence } from '@tidegate/testing';
import { withChromium } from '../../scripts/tools/chromium.ts';

const columns = 1000;
const rounds = 7;
const title = 'flights 42';
const link = 'https://github.com/octo/flights/actions/runs/99';

const names = Array.from({ length: columns }, (_, i) => `feature_${i}`);
const wide: Evidence = evidence({
  gate: 'validate-data',
  verdict: 'fail',
  reason: `${columns / 50} of ${columns} checks failed.`,
  columns: names.map((name) => ({ name, type: 'float', nulls: 0.01, referenceNulls: 0.01 })),
  checks: names.map((name, i) => ({
    id: `columns.${name}.drift`,
    title: `drift of ${name}: rows that moved`,
    subject: name,
    verdict: i % 50 === 49 ? 'fail' : 'pass',
    reason: `${name}: 17.5% rows that moved, more than chance (q <1e-6), floor 3%.`,
    observed: 0.17495 + i / 1e5,
    threshold: 0.03,
    sizes: { rows: 100_000, reference: 100_000 },
    method: {
      name: 'Kolmogorov-Smirnov, Wasserstein distance as rows moved',
      parameters: { alpha: 0.05, floor: 0.03 },
    },
    values: { p: 0.0001, q: 0.001 },
  })),
  figures: names.map((name, i) => ({
    kind: 'histogram',
    title: `Values of ${name}`,
    subject: name,
    bins: { edges: Array.from({ length: 21 }, (_, edge) => edge * 12.5) },
    series: ['reference', 'data'].map((series) => ({
      name: series,
      shares: Array.from({ length: 20 }, (_, bin) => ((bin + i) % 20) / 190),
    })),
  })),
});

const renderings: readonly [name: string, target: string, render: () => string][] = [
  ['HTML page', '5,000,000', () => renderReport(title, [wide])],
  ['comment', '60,000', () => renderOverview([wide], { title, link, most: commentLimit })],
  ['job summary', '1,048,576', () => renderOverview([wide], { title, link, most: summaryLimit })],
  ['model card', '', () => renderModelCard([wide])],
  ['JUnit', '', () => renderJunit([wide])],
  ['SARIF', '', () => renderSarif([wide])],
  ['notification', '', () => JSON.stringify(notification([wide], { title, key: 'train', link }))],
];

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const rows = renderings.map(([name, target, render]) => {
  let text = '';
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    text = render();
    return performance.now() - started;
  });
  return `| ${name} | ${Buffer.byteLength(text).toLocaleString('en')} | ${target} | ${median(times).toFixed(1)} |`;
});

const folder = mkdtempSync(join(tmpdir(), 'tidegate-bench-report-'));
const path = join(folder, 'report.html');
writeFileSync(path, renderReport(title, [wide]));
const shown = await withChromium({ viewport: { width: 1140, height: 900 } }, async (context) => {
  const measured: { paint: number; load: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const page = await context.newPage();
    await page.goto(`file://${path}`);
    await page.waitForFunction('performance.getEntriesByName("first-contentful-paint").length > 0');
    measured.push(
      await page.evaluate<{ paint: number; load: number }>(
        '({ paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, load: performance.getEntriesByType("navigation")[0].loadEventEnd })',
      ),
    );
    await page.close();
  }
  return measured;
});
rmSync(folder, { recursive: true, force: true });

writeFileSync(
  'bench/results/report.md',
  `# Reports of ${columns.toLocaleString('en')} columns

\`node scripts/bootstrap.mjs bench/report/main.ts\`: one gate with ${columns.toLocaleString('en')} columns, each with a drift test and a histogram of 20 bins for two samples; every fiftieth failed. Medians of
${rounds} rounds on ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown machine'}, Node ${process.versions.node}.

| rendering | bytes | limit | made in ms |
| --- | --: | --: | --: |
${rows.join('\n')}

The page in headless Chromium, from the start of navigation: first paint after ${median(shown.map(({ paint }) => paint)).toFixed(0)} ms, all of it laid out and the load event over after
${median(shown.map(({ load }) => load)).toFixed(0)} ms (target: 2,000 ms).
`,
);
console.log('wrote bench/results/report.md');
