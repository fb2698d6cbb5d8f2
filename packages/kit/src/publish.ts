import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import * as core from './runner-commands.ts';
import type { Evidence } from '@tidegate/evidence';
import { renderSummary } from '@tidegate/report';
import type { CommonInputs } from './common-inputs.ts';
import type { Io } from './io.ts';

/** Renders the evidence file for people: report, job summary, artifact. Nothing that goes wrong here is more than a warning. */
export async function publish(file: string, inputs: CommonInputs, io: Io): Promise<void> {
  // The file, not the object in memory: it has been cleaned of secrets.
  const evidence = JSON.parse(readFileSync(file, 'utf8')) as Evidence;
  const report = file.replace(/\.json$/, '.html');
  const written = await harmless('report', async () => {
    // Its own chunk: the page is not needed before the verdict stands.
    const { renderHtml } = await import('@tidegate/report/html');
    writeFileSync(report, renderHtml([evidence]));
    core.setOutput('report', relative(io.run.workspace, report) || report);
  });
  const summary = io.env('GITHUB_STEP_SUMMARY');
  if (summary !== undefined)
    await harmless('job summary', async () => appendFileSync(summary, renderSummary(evidence)));
  if (!inputs['upload-report']) return;
  await harmless('artifact', async () => {
    const { uploadReport } = await import('./artifact.ts');
    await uploadReport(evidence.gate, written ? [file, report] : [file], dirname(file), io);
  });
}

async function harmless(what: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    core.warning(`The ${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
