import { randomUUID } from 'node:crypto';
import type { Io } from './io.ts';

/** Uploads the files as the artifact `tidegate-<gate>-<job>`, the root action's as `tidegate-<job>`. Nothing happens outside a runner. */
export async function uploadReport(gate: string, files: string[], folder: string, io: Io): Promise<void> {
  if (io.env('ACTIONS_RUNTIME_TOKEN') === undefined || io.env('ACTIONS_RESULTS_URL') === undefined) return;
  const name = [...new Set(['tidegate', gate, io.run.job])].filter(Boolean).join('-');
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  try {
    await client.uploadArtifact(name, files, folder);
  } catch (error) {
    // Artifacts of one run need distinct names, and a matrix or a second use of the gate would share one.
    if (!/already exists|conflict|409/i.test(String(error))) throw error;
    await client.uploadArtifact(`${name}-${randomUUID().slice(0, 6)}`, files, folder);
  }
}
