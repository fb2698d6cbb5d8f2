import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Evidence } from '@tidegate/evidence';
import { type BundleRun, runBundle } from '@tidegate/testing';
import type { Consumer } from '../example/consumer.ts';
import { cacheFolder } from '../tools/cache.ts';

/** One gate that ran in a story. */
export interface GateRun {
  readonly gate: string;
  readonly evidence: Evidence;
  readonly seconds: number;
}

/** A gate was red, so the pipeline ends here. */
export class Stopped extends Error {
  readonly by: GateRun;
  constructor(by: GateRun) {
    super(`${by.gate} ended ${by.evidence.verdict}: ${by.evidence.reason}`);
    this.by = by;
  }
}

/** Runs the bundles of dist/ in the consumer's repository, one after the other, as the steps of one job. */
export interface Pipeline {
  readonly runs: readonly GateRun[];
  /** Runs one action. Throws `Stopped` on a red verdict, and an Error when the step itself broke. */
  gate(name: string, inputs?: Readonly<Record<string, string>>): Promise<BundleRun>;
}

const colours = { pass: 'green', warn: 'yellow', fail: 'red', inconclusive: 'magenta' } as const;

export function pipeline(consumer: Consumer, reportDir: string): Pipeline {
  const runs: GateRun[] = [];
  return {
    runs,
    async gate(name, inputs = {}) {
      console.log(`\n  ▶ ${styleText('bold', name)} ${describe(inputs)}`);
      const started = Date.now();
      const run = await runBundle(name, {
        workspace: consumer.folder,
        inputs: { 'report-dir': reportDir, 'upload-report': 'false', ...inputs },
        env: {
          // Runners keep a tool cache between steps; so does the demo.
          RUNNER_TOOL_CACHE: join(cacheFolder(), 'tools'),
          GITHUB_SHA: consumer.commit,
          // There is no run on GitHub to link to.
          GITHUB_REPOSITORY: '',
          GITHUB_RUN_ID: '',
        },
        timeoutMs: 5 * 60_000,
        onOutput: (text) => show(text),
      });
      if (!run.evidence) throw new Error(`${name} broke (exit ${run.exitCode}):\n${run.stdout}\n${run.stderr}`);
      const done = { gate: name, evidence: run.evidence, seconds: (Date.now() - started) / 1000 };
      runs.push(done);
      const { verdict, reason } = run.evidence;
      console.log(`  ${styleText(colours[verdict], verdict)}: ${reason} (${done.seconds.toFixed(1)} s)`);
      if (run.exitCode !== 0) throw new Stopped(done);
      return run;
    },
  };
}

/** The log without the runner's commands, indented. */
function show(text: string): void {
  for (const line of text.split('\n')) {
    if (line !== '' && !line.startsWith('::')) console.log(styleText('dim', `    ${line}`));
  }
}

function describe(inputs: Readonly<Record<string, string>>): string {
  const shown = Object.entries(inputs).map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ').slice(0, 60)}`);
  return styleText('dim', shown.join(', '));
}
