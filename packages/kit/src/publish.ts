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
  { readonly ending: string; readonly render: (evidences: readonly Evidence[], place: string) => Promise<string> }
> = {
  html: { ending: 'html', render: async (evidences) => (await import('@tidegate/report/html')).renderHtml(evidences) },
  junit: {
    ending: 'junit.xml',
    render: async (evidences) => (await import('@tidegate/report/junit')).renderJunit(evidences),
  },
  sarif: {
    ending: 'sarif',
    render: async (evidences, place) => (await import('@tidegate/report/sarif')).renderSarif(evidences, place),
  },
};

/** What there is to publish. */
export interface Published {
  /** Of the action, in the artifact's name and over several gates. */
  readonly name: string;
  /** Path of the reports without their ending. */
  readonly stem: string;
  /** Evidence files, at least one, in the order the gates ran. */
  readonly evidence: readonly string[];
}

/** Renders evidence files for people and their tools: reports, job summary, artifact. Nothing that goes wrong here is more than a warning. */
export async function publish(
  { name, stem, evidence: paths }: Published,
  inputs: CommonInputs,
  io: Io,
  { inPlace, beside }: { readonly inPlace?: Renderings | undefined; readonly beside?: Renderings | undefined } = {},
): Promise<void> {
  // The files, not the objects in memory: they have been cleaned of secrets.
  const evidences = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Evidence);
  const files = [
    ...paths,
    ...(inPlace
      ? await writeGiven(stem, inPlace, io)
      : await writeReports(stem, evidences, shown(paths[0]!, io), inputs, io)),
    ...(beside ? await writeGiven(stem, beside, io) : []),
  ];
  const summary = io.env('GITHUB_STEP_SUMMARY');
  if (summary !== undefined)
    await harmless('job summary', async () =>
      appendFileSync(
        summary,
        `${inPlace ? (inPlace.summary ?? '') : await summaryOf(name, evidences)}${beside?.summary ?? ''}`,
      ),
    );
  if (!inputs['upload-report']) return;
  await harmless('artifact', async () => {
    const { uploadReport } = await import('./artifact.ts');
    await uploadReport(name, files, dirname(stem), io);
  });
}

async function summaryOf(title: string, evidences: readonly Evidence[]): Promise<string> {
  if (evidences.length === 1) return renderSummary(evidences[0]!);
  const { renderOverview, summaryLimit } = await import('@tidegate/report/overview');
  return renderOverview(evidences, { title, most: summaryLimit });
}

async function writeReports(
  stem: string,
  evidences: readonly Evidence[],
  place: string,
  inputs: CommonInputs,
  io: Io,
): Promise<string[]> {
  const files: string[] = [];
  for (const format of inputs['report-formats']) {
    const { ending, render } = renderings[format];
    const report = `${stem}.${ending}`;
    const written = await harmless(`${format} report`, async () =>
      writeFileSync(report, await render(evidences, place)),
    );
    if (!written) continue;
    files.push(report);
    if (format === 'html') core.setOutput('report', shown(report, io));
  }
  return files;
}

/** Beside the evidence, with its number: a second use in one job writes over nothing of the first. */
async function writeGiven(stem: string, { files }: Renderings, io: Io): Promise<string[]> {
  const number = /-\d+$/.exec(basename(stem))?.[0] ?? '';
  const paths: string[] = [];
  for (const { name, text, output } of files) {
    const path = join(dirname(stem), name.replace(/(?=\.)/, number));
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
