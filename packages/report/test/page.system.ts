// The page in a real browser: nothing on the console, nothing asked of the network, no fault that axe-core finds, light, dark and printed.
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { Evidence } from '@tidegate/evidence';
import { renderReport } from '@tidegate/report/html';
import { evidence } from '@tidegate/testing';
import { rollout } from '../../../scripts/picture/rollout.ts';
import { withChromium } from '../../../scripts/tools/chromium.ts';
import { gatesOf } from './gates.ts';

jest.setTimeout(600_000);

const folder = mkdtempSync(join(tmpdir(), 'tidegate-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const wild = '<img src="http://127.0.0.1:9/x"><script>console.error(1)</script> \u202e שלום 🧪 ${{ x }} '.repeat(3);

/** So many columns, each with a histogram, some of them wrong. */
function wide(columns: number): Evidence {
  const names = Array.from({ length: columns }, (_, i) => `feature_${i}`);
  return evidence({
    gate: 'validate-data',
    verdict: 'fail',
    reason: 'Some checks failed.',
    columns: names.map((name) => ({ name, type: 'float', nulls: 0.01, referenceNulls: 0 })),
    checks: names.map((name, i) => ({
      ...{ id: name, title: `${name} at least 0`, subject: name, reason: `${name} was looked at.`, observed: i },
      verdict: i % 50 === 49 ? ('fail' as const) : ('pass' as const),
    })),
    figures: names.map((name, i) => ({
      kind: 'histogram',
      title: `Values of ${name}`,
      subject: name,
      bins: { edges: Array.from({ length: 21 }, (_, edge) => edge) },
      series: ['reference', 'data'].map((series) => ({
        name: series,
        shares: Array.from({ length: 20 }, (_, bin) => ((bin + i) % 20) / 190),
      })),
    })),
  });
}

const pages: Record<string, readonly Evidence[]> = {
  'one gate': gatesOf('recall').slice(2, 3),
  'a whole run': gatesOf('recall'),
  'a rollout': [rollout()],
  'hostile texts': gatesOf(wild),
  'a hundred columns': [wide(100)],
};

/** One browser for all. */
let context: BrowserContext;
let end: () => Promise<void>;
beforeAll(async () => {
  const started = Promise.withResolvers<BrowserContext>();
  const finished = Promise.withResolvers<undefined>();
  const running = withChromium({ viewport: { width: 1140, height: 900 } }, async (opened) => {
    started.resolve(opened);
    await finished.promise;
  });
  running.catch(started.reject);
  context = await started.promise;
  end = async () => {
    finished.resolve(undefined);
    await running;
  };
});
afterAll(async () => end());
afterEach(async () =>
  Promise.all(
    context
      .pages()
      .slice(1)
      .map((page) => page.close()),
  ),
);

interface Seen {
  readonly page: Page;
  readonly console: string[];
  readonly requests: string[];
}

async function look(name: string): Promise<Seen> {
  const page = await context.newPage();
  const [console, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => console.push(message.text()));
  page.on('pageerror', (error) => console.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  const path = join(folder, `${name.replaceAll(' ', '-')}.html`);
  writeFileSync(path, renderReport(name, pages[name]!));
  await page.goto(`file://${path}`);
  return { page, console, requests: requests.filter((url) => url !== `file://${path}`) };
}

/** What axe-core finds wrong by WCAG 2.2 A and AA, and by its best practices. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  }>('axe.run(document, { resultTypes: ["violations"] })');
  return found.violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`,
  );
}

describe.each(Object.keys(pages))('%s', (name) => {
  test('light and dark', async () => {
    const { page, console, requests } = await look(name);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await faults(page)).toEqual([]);
    // Folded parts too: what is not shown is not looked at.
    await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page)).toEqual([]);
    expect(console).toEqual([]);
    expect(requests).toEqual([]);
  });
});

test('narrow: nothing sticks out of the page', async () => {
  for (const name of ['a whole run', 'a rollout', 'hostile texts']) {
    const { page } = await look(name);
    await page.setViewportSize({ width: 360, height: 700 });
    const [inner, outer] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]');
    expect([name, inner <= outer]).toEqual([name, true]);
    expect(await faults(page)).toEqual([]);
  }
});

test('by keyboard alone: every fold is reached and opens', async () => {
  const { page } = await look('a whole run');
  const folds = await page.evaluate<number>('document.querySelectorAll("summary").length');
  const reached = new Set<number>();
  for (let i = 0; i < folds * 3 + 30; i++) {
    await page.keyboard.press('Tab');
    const summary = await page.evaluate<number>(
      '[...document.querySelectorAll("summary")].indexOf(document.activeElement)',
    );
    if (summary < 0) continue;
    const open = () => page.evaluate<boolean>('document.activeElement.parentElement.open');
    if (!(await open())) await page.keyboard.press('Enter');
    expect(await open()).toBe(true);
    reached.add(summary);
  }
  expect(reached.size).toBe(folds);
});

test('printed, folded parts are there', async () => {
  const { page } = await look('a whole run');
  const folded = () =>
    page.evaluate<boolean[]>(
      '[...document.querySelectorAll("details:not([open])")].filter((one) => !one.parentElement.closest("details")).map((one) => one.children[1].checkVisibility())',
    );
  expect(new Set(await folded())).toEqual(new Set([false]));
  await page.emulateMedia({ media: 'print' });
  expect(new Set(await folded())).toEqual(new Set([true]));
});

test('the look finds what is wrong', async () => {
  const { page, console, requests } = await look('one gate');
  await page.setContent(
    '<p style="color:#ddd;background:#fff">pale</p><script>console.log(1)</script><img src="http://127.0.0.1:9/x">',
  );
  expect((await faults(page)).join()).toMatch(/color-contrast/);
  // The page's own policy refuses the script and the picture.
  expect(console.join('\n')).toMatch(/inline script[^]*127\.0\.0\.1:9\/x/);
  expect(requests).toEqual([]);
});
