import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import * as core from './runner-commands.ts';
import type { Evidence } from '@tidegate/evidence';
import { renderSummary } from '@tidegate/report';
import type { Renderings } from './action.ts';
import type { CommonInputs, ReportFormat } from './common-inputs.ts';
import type { Io } from './io.ts';

/** Each is a chunk of its own: none is needed before the verdict stands. `place` is the evidence file. */
const renderings: Record<
  ReportFormat,
  { readonly ending: string; readonly render: (evidence: Evidence, place: string) => Promise<string> }
> = {
  html: { ending: 'html', render: async (evidence) => (await import('@tidegate/report/html')).renderHtml([evidence]) },
  junit: {
    ending: 'junit.xml',
    render: async (evidence) => (await import('@tidegate/report/junit')).renderJunit([evidence]),
  },
  sarif: {
    ending: 'sarif',
    render: async (evidence, place) => (await import('@tidegate/report/sarif')).renderSarif([evidence], place),
  },
};

/** Renders the evidence file for people and their tools: reports, job summary, artifact. Nothing that goes wrong here is more than a warning. */
export async function publish(
  file: string,
  inputs: CommonInputs,
  io: Io,
  { inPlace, beside }: { readonly inPlace?: Renderings | undefined; readonly beside?: Renderings | undefined } = {},
): Promise<void> {
  // The file, not the object in memory: it has been cleaned of secrets.
  const evidence = JSON.parse(readFileSync(file, 'utf8')) as Evidence;
  const files = [
    file,
    ...(inPlace ? await writeGiven(file, inPlace, io) : await writeReports(file, evidence, inputs, io)),
    ...(beside ? await writeGiven(file, beside, io) : []),
  ];
  const summary = io.env('GITHUB_STEP_SUMMARY');
  if (summary !== undefined)
    await harmless('job summary', async () =>
      appendFileSync(summary, `${inPlace ? (inPlace.summary ?? '') : renderSummary(evidence)}${beside?.summary ?? ''}`),
    );
  if (!inputs['upload-report']) return;
  await harmless('artifact', async () => {
    const { uploadReport } = await import('./artifact.ts');
    await uploadReport(evidence.gate, files, dirname(file), io);
  });
}

async function writeReports(file: string, evidence: Evidence, inputs: CommonInputs, io: Io): Promise<string[]> {
  const files: string[] = [];
  for (const format of inputs['report-formats']) {
    const { ending, render } = renderings[format];
    const report = file.replace(/json$/, ending);
    const written = await harmless(`${format} report`, async () =>
      writeFileSync(report, await render(evidence, shown(file, io))),
    );
    if (!written) continue;
    files.push(report);
    if (format === 'html') core.setOutput('report', shown(report, io));
  }
  return files;
}

/** Beside the evidence, with its number: a second use in one job writes over nothing of the first. */
async function writeGiven(file: string, { files }: Renderings, io: Io): Promise<string[]> {
  const number = /-\d+(?=\.json$)/.exec(basename(file))?.[0] ?? '';
  const paths: string[] = [];
  for (const { name, text, output } of files) {
    const path = join(dirname(file), name.replace(/(?=\.)/, number));
    if (!(await harmless(name, async () => writeFileSync(path, text)))) continue;
    paths.push(path);
    if (output !== undefined) core.setOutput(output, shown(path, io));
  }
  return paths;
}

function shown(path: string, io: Io): string {
  return relative(io.run.workspace, path) || path;
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
