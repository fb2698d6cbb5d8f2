import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../servers/process.ts';

/**
 * Copies parts of examples/systems into one team's repository. The ports that their workflows name are written there as free ones, so that
 * several copies can be at work on one machine.
 */
export async function copySystems(parts: readonly string[], folder: string): Promise<void> {
  for (const part of ['project', ...parts]) cpSync(resolve('examples/systems', part), folder, { recursive: true });
  const ports = new Map<string, number>();
  const workflows = join(folder, '.github/workflows');
  for (const file of readdirSync(workflows)) {
    const path = join(workflows, file);
    const text = readFileSync(path, 'utf8');
    for (const [port] of text.matchAll(/\b1809\d\b/g)) if (!ports.has(port)) ports.set(port, await freePort());
    writeFileSync(
      path,
      text.replace(/\b1809\d\b/g, (port) => String(ports.get(port))),
    );
  }
  if (ports.size === 0) throw new Error(`${parts.join(' and ')} name no port: look for it elsewhere.`);
}
