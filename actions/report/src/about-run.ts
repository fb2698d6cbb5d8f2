import { readFileSync } from 'node:fs';
import { type Evidence, runAddress, type Subject } from '@tidegate/evidence';
import type { Io } from '@tidegate/kit';
import type { Inputs } from './action.ts';

/** Which run tells, about what, and to which pull request. */
export interface AboutRun {
  readonly title: string;
  readonly key: string;
  readonly subject: Subject;
  readonly link: string | undefined;
  readonly repository: string | undefined;
  readonly pullRequest: number | undefined;
}

/** Everything that can be known without asking GitHub. */
export function aboutRun(inputs: Inputs, evidences: readonly Evidence[], io: Io): AboutRun {
  const { repository, workflow, sha } = io.run;
  const models = new Set(evidences.flatMap(({ subject }) => subject.model ?? []));
  const versions = new Set(evidences.flatMap(({ subject }) => subject.version ?? []));
  const model = inputs.model ?? (models.size === 1 ? [...models][0] : undefined);
  const version = versions.size === 1 ? [...versions][0] : undefined;
  return {
    title:
      inputs.title ?? ([model, version && `version ${version}`].filter(Boolean).join(' ') || (workflow ?? 'Tidegate')),
    key: inputs.key ?? [workflow ?? 'report', inputs.model, inputs.environment].filter(Boolean).join('/'),
    subject: {
      ...(model !== undefined && { model }),
      ...(version !== undefined && { version }),
      ...(sha !== undefined && { commit: sha }),
    },
    link: runAddress(io.run),
    repository,
    pullRequest: inputs['pull-request'] ?? pullRequestOf(io),
  };
}

/** The pull request of the event: its own, the one a comment is under, or the only one of a workflow that ran for it. */
function pullRequestOf(io: Io): number | undefined {
  const path = io.env('GITHUB_EVENT_PATH');
  if (path === undefined) return undefined;
  try {
    const event = JSON.parse(readFileSync(path, 'utf8')) as {
      pull_request?: { number?: unknown };
      issue?: { number?: unknown; pull_request?: unknown };
      workflow_run?: { pull_requests?: { number?: unknown }[] };
    };
    const ofRun = event.workflow_run?.pull_requests;
    const number =
      event.pull_request?.number ??
      (event.issue?.pull_request ? event.issue.number : undefined) ??
      (ofRun?.length === 1 ? ofRun[0]!.number : undefined);
    return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : undefined;
  } catch {
    // Told by whoever needs the number.
    return undefined;
  }
}
