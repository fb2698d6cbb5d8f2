import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { Value } from '@tidegate/workflow-lint/evaluate';
import { child } from '@tidegate/workflow-lint/yaml';
import type { Workflow } from '../workflow/read.ts';
import { typedInputs } from './call.ts';
import { known } from '../workflow/faulty.ts';

/** Where a repository stands. */
export interface Standing {
  readonly root: string;
  readonly repository: string;
  readonly branch: string;
  readonly defaultBranch: string;
  readonly sha: string;
}

/** Looks at the repository around a folder; a folder without one is its own root. */
export function standingOf(cwd: string): Standing {
  const ask = (...args: string[]): string | undefined => {
    try {
      return (
        execFileSync('git', ['-C', cwd, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
        undefined
      );
    } catch {
      return undefined;
    }
  };
  const root = ask('rev-parse', '--show-toplevel') ?? cwd;
  const origin = ask('remote', 'get-url', 'origin');
  const named = /github\.[^/:]+[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(origin ?? '')?.[1];
  const branch = ask('symbolic-ref', '--quiet', '--short', 'HEAD') ?? 'main';
  return {
    root,
    repository: named ?? `local/${basename(root).replaceAll(/[^\w.-]/g, '-')}`,
    branch,
    defaultBranch: ask('rev-parse', '--verify', '--quiet', 'refs/heads/main') ? 'main' : branch,
    sha: ask('rev-parse', '--verify', '--quiet', 'HEAD') ?? '0'.repeat(40),
  };
}

export interface AboutRun {
  readonly event: string;
  readonly inputs: Readonly<Record<string, Value>>;
  /** Context `github`, without what depends on the servers of the run. */
  readonly github: Readonly<Record<string, Value>>;
}

/** The event a run starts by, its inputs and the context `github`. An event the workflow does not have is a UserError. */
export function aboutRun(
  workflow: Workflow,
  standing: Standing,
  asked: {
    readonly event: string | undefined;
    readonly inputs: Readonly<Record<string, string>>;
    readonly runId: number;
  },
): AboutRun {
  const event =
    asked.event ?? (workflow.events.has('workflow_dispatch') ? 'workflow_dispatch' : [...workflow.events.keys()][0]!);
  known(
    workflow.events,
    event,
    (hint) => new UserError('bad-input', `\`--event ${event}\`: ${workflow.file} has no such event.`, { hint }),
  );
  const inputs = inputsOf(workflow, event, asked.inputs);
  const pull = event.startsWith('pull_request');
  const [owner = '', name = ''] = standing.repository.split('/');
  const repository = {
    name,
    full_name: standing.repository,
    default_branch: standing.defaultBranch,
    owner: { login: owner },
  };
  const cron = child(workflow.events.get('schedule')?.items[0], 'cron')?.text ?? '';
  const pullRequest = {
    number: 1,
    head: { ref: standing.branch, sha: standing.sha, repo: { full_name: standing.repository, fork: false } },
    base: { ref: standing.defaultBranch, sha: standing.sha, repo: { full_name: standing.repository } },
  };
  const payload: Value = {
    ...{ repository, sender: { login: 'local' }, ref: `refs/heads/${standing.branch}`, inputs },
    ...(pull && { action: 'synchronize', number: 1, pull_request: pullRequest }),
    ...(event === 'push' && { after: standing.sha, before: '0'.repeat(40), head_commit: { id: standing.sha } }),
    ...(event === 'schedule' && { schedule: cron }),
  };
  return {
    event,
    inputs,
    github: {
      ...{
        event_name: event,
        event: payload,
        repository: standing.repository,
        repository_owner: owner,
        sha: standing.sha,
      },
      ...(pull
        ? {
            ref: 'refs/pull/1/merge',
            ref_name: '1/merge',
            ref_type: 'branch',
            head_ref: standing.branch,
            base_ref: standing.defaultBranch,
          }
        : {
            ref: `refs/heads/${standing.branch}`,
            ref_name: standing.branch,
            ref_type: 'branch',
            head_ref: '',
            base_ref: '',
          }),
      ...{ actor: 'local', triggering_actor: 'local', run_id: String(asked.runId), run_number: '1', run_attempt: '1' },
      ...{
        workflow_ref: `${standing.repository}/${workflow.file}@refs/heads/${standing.branch}`,
        workflow_sha: standing.sha,
      },
      ...{ server_url: 'https://github.com', ref_protected: false, retention_days: '90' },
    },
  };
}

function inputsOf(workflow: Workflow, event: string, given: Readonly<Record<string, string>>): Record<string, Value> {
  if (event === 'workflow_dispatch' || event === 'workflow_call')
    return typedInputs(workflow, event, given, '`--input`');
  const [first] = Object.keys(given);
  if (first === undefined) return {};
  throw new UserError('bad-input', `\`--input ${first}\`: the event ${event} has no inputs.`, {
    hint: 'Those of workflow_dispatch and workflow_call have.',
  });
}
