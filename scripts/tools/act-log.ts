// What act prints with --json --verbose, read into results.

export interface ActJob {
  /** The job's id in its workflow file. */
  readonly id: string;
  /** As act tells it: `<workflow>/<job>`, and `<calling job>/<workflow>/<job>` inside a called workflow. */
  readonly name: string;
  readonly result: 'success' | 'failure' | 'skipped';
  readonly matrix: Readonly<Record<string, unknown>>;
}

export interface ActStep {
  /** The name of its job, as in `ActJob`. */
  readonly job: string;
  /** The step's id, its index where it has none; a composite action's steps have "<id>/<inner id>". */
  readonly id: string;
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
}

export interface ActOutput {
  readonly job: string;
  readonly step: string;
  readonly name: string;
  readonly value: string;
}

export interface ActAnnotation {
  readonly job: string;
  readonly step: string;
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface ActLog {
  readonly jobs: readonly ActJob[];
  readonly steps: readonly ActStep[];
  /** What steps wrote to GITHUB_OUTPUT. */
  readonly outputs: readonly ActOutput[];
  readonly annotations: readonly ActAnnotation[];
  /** What steps wrote to GITHUB_STEP_SUMMARY. act masks no secret in here. */
  readonly summaries: readonly { readonly job: string; readonly step: string; readonly text: string }[];
  /** "[job] line" for every line a person would see, masked by act. */
  readonly log: string;
}

interface Entry {
  readonly level?: string;
  readonly msg?: string;
  readonly job?: string;
  readonly jobID?: string;
  readonly matrix?: Record<string, unknown> | null;
  readonly jobResult?: ActJob['result'];
  readonly step?: string;
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly stepResult?: ActStep['outcome'];
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly kvPairs?: Record<string, string> | null;
}

/** Reads what act wrote; a line that is not JSON (act's own last words) goes to the log as it is. */
export function readActLog(text: string): ActLog {
  const jobs = new Map<string, ActJob>();
  const steps: ActStep[] = [];
  const outputs: ActOutput[] = [];
  const annotations: ActAnnotation[] = [];
  const summaries: { job: string; step: string; text: string }[] = [];
  const log: string[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const entry = parse(line);
    const job = entry.job?.trim() ?? '';
    const id = entry.stepID?.join('/') ?? '';
    if (entry.level !== 'debug') log.push(`${job === '' ? '' : `[${job}] `}${(entry.msg ?? '').trimEnd()}`);
    if (entry.jobResult !== undefined) {
      const matrix = entry.matrix ?? {};
      jobs.set(`${job} ${JSON.stringify(matrix)}`, {
        id: entry.jobID ?? '',
        name: job,
        result: entry.jobResult,
        matrix,
      });
    }
    if (entry.stepResult !== undefined && entry.stage === 'Main') {
      steps.push({ job, id, name: entry.step ?? '', outcome: entry.stepResult });
    }
    if (entry.command === 'set-output') outputs.push({ job, step: id, name: entry.name ?? '', value: entry.arg ?? '' });
    if (entry.command === 'summary') summaries.push({ job, step: id, text: entry.content ?? '' });
    if (entry.command === 'error' || entry.command === 'warning' || entry.command === 'notice') {
      const { command: level, arg: message = '', kvPairs } = entry;
      annotations.push({ job, step: id, level, message, properties: kvPairs ?? {} });
    }
  }
  return { jobs: [...jobs.values()], steps, outputs, annotations, summaries, log: log.join('\n') };
}

function parse(line: string): Entry {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return { msg: line };
  }
}
