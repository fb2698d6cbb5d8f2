import { choices, duration, field, formatDuration, lines, text } from '@tidegate/fields';
import { z } from 'zod';

const repository = () => text().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const labels = () =>
  z
    .union([z.string(), z.array(z.string())], 'expected labels')
    .transform((typed): string[] =>
      (Array.isArray(typed) ? typed : typed.split(/[,\r\n]+/))
        .map((label) => label.trim())
        .filter((label) => label !== '' && label !== 'none'),
    );
const workflows = () =>
  lines().transform((files) => files.map((file) => file.replace(/^\.?\/?\.github\/workflows\//, '')));
const span = (least: number, most: number) =>
  duration().refine(
    (milliseconds) => milliseconds >= least && milliseconds <= most,
    `expected from ${formatDuration(least)} to ${formatDuration(most)}`,
  );
const webAddress = () => text().refine(isWebAddress, 'expected an http or https address');
/** With a user and a password that can be read: a bare % in them begins no character. */
function isWebAddress(typed: string): boolean {
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return false;
  try {
    const { username, password } = new URL(typed);
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}
const hour = 3_600_000;
const day = 24 * hour;

/** What a user can type for `pipeline-metrics`. */
export const deliverySettings = z.object({
  'environment-name': field(text(), {
    description: 'GitHub environment whose deployments are measured',
    default: 'production',
  }),
  window: field(span(hour, 1100 * day), {
    description: 'How far back from now is measured, such as `30d`; as much again is read before it',
    default: '30d',
  }),
  to: field(choices(['summary', 'json', 'prometheus', 'postgres']), {
    description:
      'Where the metrics go besides the outputs: any of `summary` (a table in the job summary), `json` and `prometheus` (files in the report folder) and `postgres`',
    default: 'summary',
  }),
  thresholds: field(lines(), {
    description:
      'Rules that must be shown to hold, one per line: `change-failure-rate <= 0.15`, `recovery-time <= 4h`; without them nothing is decided',
  }),
  repository: field(repository(), {
    description: 'Repository whose deployments, issues and runs are read, owner/name',
    shownDefault: 'this repository',
  }),
  'gate-workflows': field(workflows(), {
    description: 'Workflows that hold the gates, one file name per line, for the gate rejection rate',
  }),
  'incident-labels': field(labels(), {
    description: 'Labels of issues that report an incident in production; `none` when they are not kept as issues',
    default: 'incident',
  }),
  'incident-within': field(span(0, 365 * day), {
    description: 'How long after a deployment an incident is laid to it',
    default: '7d',
  }),
  'drift-labels': field(labels(), {
    description: 'Labels of issues that report drift, as monitor-model opens them',
    default: 'drift-detection',
  }),
  pushgateway: field(webAddress(), {
    description: 'Address of a Prometheus Pushgateway that `to: prometheus` also pushes to',
  }),
  connection: field(text(), {
    description: 'Address of the database for `to: postgres`: `postgresql://user:password@host/database`',
    secret: true,
  }),
  'request-timeout': field(span(1, hour), { description: 'How long one request may take', default: '30s' }),
});
export type DeliverySettings = z.output<typeof deliverySettings>;
