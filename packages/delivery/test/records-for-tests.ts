import type { Alert, DeploymentRecord, DeploymentStatus, History } from '@tidegate/delivery';

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
/** So many hours after the beginning of 2026. */
export const at = (hours: number): number => start + hours * hour;

type State = DeploymentStatus['state'];
/** Each status at its hour: `{ in_progress: 1, success: 2 }`, or pairs where a state comes twice. */
type Course = Partial<Record<State, number>> | readonly (readonly [State, number])[];

/** A deployment that was begun at the hour, of commit `c<id>`. */
export function deployed(
  id: number,
  hours: number,
  course: Course,
  more: Partial<DeploymentRecord> & { facts?: DeploymentRecord['payload'] } = {},
): DeploymentRecord {
  const { facts = {}, ...rest } = more;
  const pairs = (Array.isArray(course) ? course : Object.entries(course)) as readonly (readonly [State, number])[];
  return {
    id,
    task: 'deploy',
    createdAt: at(hours),
    sha: `c${id}`,
    payload: facts,
    statuses: pairs.map(([state, when]) => ({ state, at: at(when) })),
    ...rest,
  };
}

export function alert(number: number, opened: number, closed?: number, more: Partial<Alert> = {}): Alert {
  return {
    number,
    openedAt: at(opened),
    ...(closed !== undefined && { closedAt: at(closed) }),
    labels: [],
    title: 'Something is wrong',
    body: '',
    ...more,
  };
}

export function history(deployments: readonly DeploymentRecord[], more: Partial<History> = {}): History {
  return { deployments, incidents: [], drifts: [], gateRuns: [], ...more };
}
