// Makes docs/pictures/report-<ending>.png: `node scripts/bootstrap.mjs scripts/picture/reports.ts [--keep <folder>]`.
//
// With `--keep <folder>` pages, whole and dark pictures are kept there to look at, and docs/ is left alone.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withChromium } from '../tools/chromium.ts';
import { withPalette } from './palette-png.ts';
import { endings, pageOf } from './runs.ts';

const keep = process.argv[2] === '--keep' ? process.argv[3] : undefined;
const target = keep ?? 'docs/pictures';
mkdirSync(target, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'tidegate-pictures-'));
try {
  await withChromium({ viewport: { width: 1140, height: 1350 } }, async (context) => {
    const page = await context.newPage();
    for (const ending of endings) {
      const path = await pageOf(ending, join(folder, ending));
      // A rollout's three courses belong together.
      await page.setViewportSize({ width: 1140, height: ending === 'rollout' ? 1800 : 1350 });
      await page.goto(`file://${path}`);
      const shot = async (name: string, fullPage: boolean) =>
        writeFileSync(join(target, name), withPalette(await page.screenshot({ fullPage })));
      await page.emulateMedia({ colorScheme: 'light' });
      await shot(`report-${ending}.png`, keep !== undefined);
      if (keep === undefined) continue;
      copyFileSync(path, join(keep, `${ending}.html`));
      await page.emulateMedia({ colorScheme: 'dark' });
      await shot(`report-${ending}-dark.png`, false);
    }
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
