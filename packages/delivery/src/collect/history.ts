import type { GitHubApi } from '@tidegate/github';
import type { History, Unread, Window } from '../records.ts';
import { readAlerts } from './alerts.ts';
import { readDeployments } from './deployments.ts';
import { readGateRuns } from './gate-runs.ts';

export interface HistoryWanted {
  readonly repository: string;
  readonly environment: string;
  readonly apiUrl: string;
  readonly window: Window;
  /** Empty: incidents are not kept as issues. */
  readonly incidentLabels: readonly string[];
  readonly driftLabels: readonly string[];
  /** Files or ids of the workflows that hold the gates. */
  readonly gateWorkflows: readonly string[];
}

/**
 * Reads what the metrics are made of, from one more window before the window on: what failed before it may recover inside it. Throws a UserError
 * for all but a missing permission for issues or runs, without which the other metrics stand.
 */
export async function readHistory(api: GitHubApi, wanted: HistoryWanted): Promise<History> {
  const { repository, window, gateWorkflows } = wanted;
  const since = window.start - (window.end - window.start);
  const read = await readDeployments(api, { ...wanted, since, start: window.start });
  return {
    ...read,
    incidents: await readAlerts(api, { repository, labels: wanted.incidentLabels, since }),
    drifts:
      wanted.driftLabels.length > 0
        ? await readAlerts(api, { repository, labels: wanted.driftLabels, since })
        : unasked('no labels of drift alerts in `drift-labels`'),
    gateRuns:
      gateWorkflows.length > 0
        ? await readGateRuns(api, { repository, workflows: gateWorkflows, since: window.start })
        : unasked('name the workflow of the gates in `gate-workflows`'),
  };
}

function unasked(why: string): Unread {
  return { unread: why };
}
