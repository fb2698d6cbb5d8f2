// Makes docs/pictures/validate-data-report.png: `node scripts/bootstrap.mjs scripts/picture/main.ts`. Needs Chromium.
//
// With `--keep <folder>` the page itself and a dark picture are kept there to look at.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runStep } from '@tidegate/testing';
import { withPalette } from './palette-png.ts';
import { transactions } from './transactions.ts';

const rules = `
rows: { min: 10000 }
columns:
  tx_id: { type: integer, nulls: 0, unique: true }
  country: { type: string, nulls: 0, in: [DE, FR, PL, IT] }
  hour: { type: integer, nulls: 0, min: 0, max: 23 }
  amount: { type: float, nulls: 0, min: 0, max: 25000 }
  balance: { type: float, nulls: { max-share: 10%, warn: 1% } }
  is_fraud: { type: boolean, nulls: 0, class-share: { min: 0.1%, max: 5% } }
duplicates: { max-share: 0 }
`;

/** Runs validate-data on both weeks and returns the path of its report. */
async function report(folder: string): Promise<string> {
  writeFileSync(join(folder, 'september.csv'), transactions('reference', 20_000));
  writeFileSync(join(folder, 'today.csv'), transactions('today', 15_000));
  const native = createRequire(import.meta.resolve('@duckdb/node-api')).resolve(
    `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`,
  );
  const step = await runStep(resolve('actions/validate-data/src/index.ts'), {
    workspace: folder,
    inputs: { data: 'today.csv', reference: 'september.csv', rules, 'engine-path': native, 'upload-report': 'false' },
    timeoutMs: 240_000,
  });
  const path = step.outputs['report'];
  if (path === undefined) throw new Error(`validate-data wrote no report:\n${step.stdout}${step.stderr}`);
  return join(folder, path);
}

/** The verdict, what is wrong and the first row of columns. */
const size = '1140,1500';

function screenshot(page: string, picture: string, scheme: 'light' | 'dark'): void {
  const profile = mkdtempSync(join(tmpdir(), 'tidegate-chromium-'));
  const { status, stderr, error } = spawnSync(
    'chromium',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...(scheme === 'dark'
        ? ['--blink-settings=preferredColorScheme=0']
        : ['--blink-settings=preferredColorScheme=1']),
      `--user-data-dir=${profile}`,
      `--window-size=${size}`,
      `--screenshot=${resolve(picture)}`,
      `file://${page}`,
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  rmSync(profile, { recursive: true, force: true });
  if (error) throw new Error('Chromium cannot be started: install the package chromium.', { cause: error });
  if (status !== 0) throw new Error(`Chromium ended with ${status}: ${stderr}`);
  writeFileSync(picture, withPalette(readFileSync(picture)));
}

const folder = mkdtempSync(join(tmpdir(), 'tidegate-picture-'));
try {
  const page = await report(folder);
  const keep = process.argv[2] === '--keep' ? process.argv[3] : undefined;
  if (keep !== undefined) {
    mkdirSync(keep, { recursive: true });
    copyFileSync(page, join(keep, 'report.html'));
    screenshot(page, join(keep, 'dark.png'), 'dark');
    screenshot(page, join(keep, 'light.png'), 'light');
  } else {
    mkdirSync('docs/pictures', { recursive: true });
    screenshot(page, 'docs/pictures/validate-data-report.png', 'light');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
