/** What a run of a workflow is addressed by, as the runner tells it. */
export interface AddressedRun {
  readonly serverUrl: string;
  readonly repository?: string;
  readonly id?: string;
}

/** Address of a workflow run; undefined outside of one. */
export function runAddress({ serverUrl, repository, id }: AddressedRun): string | undefined {
  return repository && id ? `${serverUrl}/${repository}/actions/runs/${id}` : undefined;
}
