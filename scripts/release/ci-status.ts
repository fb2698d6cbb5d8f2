interface Run {
  readonly status: string;
  readonly conclusion: string | null;
}

/**
 * How the newest run of ci.yml for a commit pushed to main ended; undefined while it runs and when there is none.
 * https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
export async function ciStatus(
  { apiUrl, repository, token }: { apiUrl: string; repository: string; token: string },
  commit: string,
): Promise<string | undefined> {
  const query = new URLSearchParams({ head_sha: commit, branch: 'main', event: 'push', per_page: '1' });
  const response = await fetch(`${apiUrl}/repos/${repository}/actions/workflows/ci.yml/runs?${query.toString()}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} when asked how CI ended`);
  const { workflow_runs: runs } = (await response.json()) as { workflow_runs?: readonly Run[] };
  const [newest] = runs ?? [];
  return newest?.status === 'completed' ? (newest.conclusion ?? undefined) : undefined;
}
