// The order in which jest hands suites to its workers: one that takes minutes must not be begun last, while the others idle.
import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/** Those that take longest, the longest first. The others are begun by the size of their file. */
export const longest = [
  'test/system/pipeline.system.ts',
  'test/system/workflows.system.ts',
  'test/system/gates-of-workflows.system.ts',
  'test/system/engines.system.ts',
  'test/system/python-ci.system.ts',
  'packages/registry/test/mlflow.system.ts',
  'test/system/signed-evidence.system.ts',
  'packages/rollout/test/kubernetes/routers.system.ts',
  'test/system/warehouse-trouble.system.ts',
  'packages/rollout/test/haproxy.system.ts',
  'actions/promote-model/test/promote-model.system.ts',
  'actions/monitor-model/test/quarter.system.ts',
  'packages/rollout/test/kubernetes/whole.system.ts',
  'packages/smoke/test/model-servers.system.ts',
  'packages/data-quality/test/rule-handling.test.ts',
  'packages/registry/test/git-registry.test.ts',
  'packages/monitoring/test/branch-history.test.ts',
  'packages/registry/test/git-origin.test.ts',
  'packages/data-quality/test/parquet-hostile.test.ts',
  'packages/kit/test/run-action.test.ts',
  'packages/data-quality/test/kept-forms.test.ts',
  'bench/gates/test/families.test.ts',
  'actions/canary-rollout/test/killed.bundle.ts',
  'actions/trigger-deploy/test/faults.bundle.ts',
  'actions/tidegate/test/tidegate.bundle.ts',
];

interface Suite {
  readonly path: string;
}

const root = resolve(import.meta.dirname, '..');

/** Lower is earlier. */
function rank({ path }: Suite): number {
  const place = longest.indexOf(relative(root, path).replaceAll('\\', '/'));
  return place === -1 ? longest.length : place;
}

/** What jest asks of a `testSequencer`. */
export default class LongestFirst {
  sort<T extends Suite>(suites: readonly T[]): T[] {
    const sizes = new Map(suites.map((suite) => [suite, statSync(suite.path).size]));
    return [...suites].sort((a, b) => rank(a) - rank(b) || sizes.get(b)! - sizes.get(a)!);
  }

  allFailedTests(): never[] {
    throw new Error('Which tests failed is not remembered: name them.');
  }

  cacheResults(): void {}
}
