import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { aptCommands } from './apt.ts';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

/** Runs `work` with a headless Chromium of Debian's, in a profile of its own, and ends it. Root has no sandbox in containers. */
export async function withChromium<T>(
  options: Parameters<typeof chromium.launchPersistentContext>[1],
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const { chromium: executablePath } = await aptCommands({ chromium: 'chromium' });
  const profile = mkdtempSync(join(tmpdir(), 'tidegate-chromium-'));
  const launch: LaunchOptions = { executablePath, args: quiet, chromiumSandbox: process.getuid?.() !== 0 };
  const context = await chromium.launchPersistentContext(profile, { ...launch, ...options });
  try {
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
