import { type ErrorCode, nearest, UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { ApiFailure } from './api-failure.ts';

/** What was being done, for the sentence and the remedy. */
export interface Undertaking {
  /** "start deploy.yml in octo/flights": follows "GitHub would not". */
  readonly what: string;
  readonly repository: string;
  /** The permission it takes, `actions: write`. */
  readonly permission: string;
  readonly workflow?: string;
  readonly ref?: string;
}

const unreachable = 'Check the network and proxy of the runner, and https://www.githubstatus.com; nothing was done.';

/** The failure as a sentence with its remedy. Asks GitHub what is missing when it only says 404. */
export async function explainFailure(api: GitHubApi, failure: unknown, doing: Undertaking): Promise<UserError> {
  if (!(failure instanceof ApiFailure)) throw failure;
  const { kind, status } = failure;
  const error = (code: ErrorCode, hint: string, sentence?: string): UserError =>
    new UserError(code, sentence ?? `GitHub would not ${doing.what}: it ${failure.message}.`, { hint, cause: failure });
  if (kind === 'unreachable') {
    return error('unreachable', unreachable, `GitHub cannot be reached to ${doing.what} (${failure.message}).`);
  }
  if (kind !== 'refused') {
    const hint = 'See https://www.githubstatus.com and run the job again later.';
    return error(
      kind === 'late' ? 'timeout' : 'unreachable',
      hint,
      `Could not ${doing.what}: GitHub ${failure.message}.`,
    );
  }
  if (status === 401) {
    return error(
      'unauthorized',
      'Check the `token` input: it is wrong, revoked or expired (a GitHub App token lives one hour).',
    );
  }
  if (status === 403) return error('unauthorized', forbiddenHint(doing));
  if (status === 404) {
    const { message, hint } = await explainMissing(api, doing);
    return error('not-found', hint, message);
  }
  if (status === 410) return error('unsupported', 'Issues are switched off in the settings of that repository.');
  if (status === 422 || status === 400) return error('bad-input', invalidHint(failure.message, doing));
  return error('tool-failed', 'See the message of GitHub.');
}

function forbiddenHint({ permission, repository }: Undertaking): string {
  return (
    `The token needs \`${permission}\`: add it under \`permissions:\` of the job. ` +
    `github.token reaches its own repository alone; for ${repository} from elsewhere, or from a fork's pull request, ` +
    'give a GitHub App token or a fine-grained token with that permission in the `token` input.'
  );
}

function invalidHint(message: string, { workflow = 'the workflow', ref = 'the ref' }: Undertaking): string {
  if (/unexpected inputs/i.test(message)) {
    return `Declare these inputs under \`on: workflow_dispatch: inputs:\` of ${workflow} at ${ref}, or take them out of \`inputs\`.`;
  }
  if (/required input/i.test(message)) return `Add it to \`inputs\`.`;
  if (/not in the list/i.test(message)) return `Give one of the options that ${workflow} lists for it.`;
  if (/no ref found/i.test(message)) return '`ref` is the name of a branch or tag of that repository.';
  if (/disabled workflow/i.test(message)) return `Enable it: gh workflow enable ${workflow}.`;
  if (/workflow_dispatch' trigger/i.test(message)) {
    return `Add \`on: workflow_dispatch:\` to ${workflow}, as it stands at ${ref}.`;
  }
  return 'Mend what GitHub names.';
}

const workflowList = z.object({ workflows: z.array(z.object({ id: z.number(), name: z.string(), path: z.string() })) });

/** Says which of repository and workflow a 404 is about; a token that may not see a repository gets 404 too. */
async function explainMissing(
  api: GitHubApi,
  { what, repository, workflow, permission }: Undertaking,
): Promise<{ message: string; hint: string }> {
  const parameters = repositoryParameters(repository);
  const repositoryMissing = {
    message: `GitHub would not ${what}: the repository ${repository} does not exist, or the token may not see it (404).`,
    hint: `Check \`repository\`, and that the token covers it with \`${permission}\`; github.token reaches its own repository alone.`,
  };
  try {
    await api.once('GET /repos/{owner}/{repo}', parameters, z.unknown());
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 404) return repositoryMissing;
  }
  if (workflow === undefined) {
    return {
      message: `GitHub would not ${what}: it was not found (404).`,
      hint: `Check the names, and that the token has \`${permission}\`.`,
    };
  }
  const known = await api
    .once('GET /repos/{owner}/{repo}/actions/workflows', { ...parameters, per_page: 100 }, workflowList)
    .then(({ data }) => data.workflows)
    .catch(() => []);
  const files = known.map(({ path }) => path.split('/').at(-1)!);
  const byName = known.find(({ name }) => name === workflow);
  const close = byName ? byName.path.split('/').at(-1) : nearest(workflow, files);
  return {
    message: `GitHub would not ${what}: ${repository} has no workflow ${workflow} (404).`,
    hint:
      close !== undefined
        ? `Did you mean ${close}?`
        : files.length > 0
          ? `It has ${files.join(', ')}; a workflow counts once its file is on the default branch.`
          : 'Give the file name under .github/workflows, or the numeric id; the file must be on the default branch.',
  };
}
