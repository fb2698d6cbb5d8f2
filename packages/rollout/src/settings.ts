import { choice, duration, field, flag, lines, mapping, number, share, text } from '@tidegate/fields';
import { z } from 'zod';
import { routerKinds } from './routers/kinds.ts';
import { steps } from './steps.ts';
import { strategies, trafficSplit } from './strategies.ts';

/** What a user can type for `canary-rollout`. */
export const rolloutSettings = z.object({
  operation: field(choice(['run', 'tick', 'status', 'abort', 'guard', 'rehearse']), {
    description:
      '`run` goes on until the rollout ends, `tick` takes one look and leaves, `status` reads, `abort` rolls back, `guard` rolls back a rollout whose runner has vanished, `rehearse` proves that router, state and metrics work without moving traffic',
    default: 'run',
  }),
  strategy: field(choice(strategies), {
    description:
      '`canary` rises by `steps`, `ab` holds `traffic-split` for `hold` and then decides, `blue-green` moves everything and comes back unless it is proven within `hold`, `all-at-once` moves everything and is verified by the limits alone',
    default: 'canary',
  }),
  router: field(choice(routerKinds), { description: 'What splits the traffic', required: true }),
  target: field(mapping(), {
    description:
      'Where the router is: `{ namespace, name }` in Kubernetes, `{ socket or address, backend }` of HAProxy; the README has one for each router',
    required: true,
  }),
  stable: field(text(), { description: 'Name of the stable arm as the router calls it', default: 'stable' }),
  candidate: field(text(), { description: 'Name of the candidate arm as the router calls it', default: 'candidate' }),
  version: field(text(), {
    description: 'Version or digest of the candidate model; part of what makes this rollout a new one',
  }),
  steps: field(steps(), {
    description: 'Shares of traffic for the candidate and how long to watch each: `5%:10m, 25%:10m, 50%:10m, 100%`',
  }),
  'traffic-split': field(trafficSplit(), {
    description: 'One split of stable to candidate instead of `steps`, such as 80:20; needed for `strategy: ab`',
  }),
  hold: field(duration(), {
    description:
      'How long `traffic-split` is held, or the candidate is watched with all traffic (`blue-green`, `all-at-once`)',
    default: '10m',
  }),
  analysis: field(mapping(), {
    description:
      'Where both arms are measured and what is watched beside errors: `source` (`prometheus`, with a `preset` for known servers, `metrics-text`, `http` or `file`), `interval` between looks, `latency`, `classes`, `shadow`, `nan-predictions`, `health`; the README has all',
  }),
  'analysis-token': field(text(), { description: 'Bearer token for the metrics server', secret: true }),
  'max-error-rate': field(share(), {
    description: "Roll back when the candidate's error share is surely above this",
    default: '0.05',
  }),
  'tolerated-ratio': field(number({ min: 1.01, max: 100 }), {
    description:
      "How many times the stable arm's error rate the candidate may have; when given, promotion needs proof that it is below",
  }),
  alpha: field(number({ min: 1e-6, max: 0.2 }), {
    description: 'Chance of rolling back a candidate that is no worse, for each thing it is compared in',
    default: '0.01',
  }),
  patience: field(duration(), {
    description: 'How much longer than planned a step may last when its traffic does not decide yet',
    default: '10m',
  }),
  'max-job-minutes': field(number({ min: 0.01 }), {
    description: 'Hand over with `state: in-progress` after so long',
    default: '330',
  }),
  lease: field(duration(), {
    description: 'How long a silent runner keeps the rollout before `guard` may roll it back',
    default: '2m',
  }),
  handover: field(duration(), {
    description: 'How long a rollout may wait between two runs before `guard` rolls it back',
    default: '1h',
  }),
  'on-conflict': field(choice(['stop', 'rollback']), {
    description: 'What to do when somebody else has changed the weights: touch nothing, or roll back',
    default: 'stop',
  }),
  'require-proof': field(flag(), {
    description:
      'Promote only on proof that the error rate is acceptable; `false` promotes when nothing speaks against it',
    default: 'true',
  }),
  'require-evidence': field(lines(), {
    description:
      'For `run` and `tick`: evidence files of gates (paths or globs, one per line) that must all say pass or warn, about this model and version; `signed`: a signed statement about the very files, see docs/evidence.md',
  }),
  alias: field(text(), {
    description:
      'Alias of the registry, such as `production`, that moves to `version` when the rollout is promoted and back when it is rolled back; needs `model` and `version`',
  }),
  incident: field(flag(), {
    description:
      'Open an issue when a rollout is rolled back or held, and close it at the next promotion; needs `issues: write`',
    default: 'true',
  }),
  token: field(text(), {
    description: 'Token for the issue, and for `require-evidence: signed`, which needs `attestations: read`',
    secret: true,
    runnerDefault: '${{ github.token }}',
  }),
  state: field(text(), {
    description:
      'Where the state is kept: `git` (a ref of the checked-out repository, `git:<remote>` for another remote) or `file:<folder>`',
    shownDefault: 'on the target in Kubernetes, else a folder in the home directory of the runner',
  }),
});
export type RolloutSettings = z.output<typeof rolloutSettings>;
