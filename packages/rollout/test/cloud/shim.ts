import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec } from '../exec.ts';
import { openRouter } from '../../src/routers/open.ts';
import type { RouterInputs, TrafficRouter } from '../../src/routers/router.ts';

/**
 * A provider's command line as a program of its own: it understands the documented commands of all four, keeps the split in a file,
 * and lets a change show only after it was looked at `lag` times. `fail` is printed instead of the next answer.
 */
const program = `#!${process.execPath}
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const words = process.argv.slice(2);
const file = __dirname + '/state.json';
appendFileSync(__dirname + '/calls.jsonl', JSON.stringify(words) + '\\n');
const state = JSON.parse(readFileSync(file, 'utf8'));
const keep = () => writeFileSync(file, JSON.stringify(state));
if (state.fail) {
  const { fail } = state;
  delete state.fail;
  keep();
  console.error(fail);
  process.exit(254);
}
const after = (flag) => words[words.indexOf(flag) + 1];
const glued = (flag) => words.find((word) => word.startsWith(flag + '=')).slice(flag.length + 1);
const asPairs = (text, by) => Object.fromEntries(text.split(by).map((pair) => pair.split('=')).map(([k, v]) => [k, Number(v)]));
const update = (split) => { state.asked = split; state.left = state.lag; keep(); };
const look = () => { if (state.left > 0) state.left--; else state.split = state.asked; keep(); return state.left > 0; };
const command = words.slice(0, 3).join(' ');
if (command.startsWith('sagemaker describe-endpoint')) {
  const updating = look();
  const names = Object.keys(state.names);
  console.log(JSON.stringify({ EndpointName: after('--endpoint-name'), EndpointStatus: updating ? 'Updating' : 'InService',
    ProductionVariants: names.map((name) => ({ VariantName: name, CurrentWeight: state.split[name] ?? 0, DesiredWeight: state.asked[name] ?? 0 })) }));
} else if (command.startsWith('sagemaker update-endpoint-weights-and-capacities')) {
  update(Object.fromEntries(JSON.parse(after('--desired-weights-and-capacities')).map((one) => [one.VariantName, one.DesiredWeight])));
} else if (command === 'ml online-endpoint show') {
  const updating = look();
  console.log(JSON.stringify({ name: after('--name'), provisioning_state: updating ? 'Updating' : 'Succeeded', traffic: state.split }));
} else if (command === 'ml online-endpoint update') {
  update(asPairs(after('--traffic'), ' '));
} else if (command === 'ai endpoints describe') {
  look();
  console.log(JSON.stringify({ deployedModels: Object.keys(state.names).map((id) => ({ id })), trafficSplit: state.split }));
} else if (command === 'ai endpoints update') {
  update(asPairs(glued('--traffic-split'), ','));
} else if (command === 'run services describe') {
  const updating = look();
  const traffic = (split) => Object.entries(split).map(([revisionName, percent]) => ({ revisionName, percent }));
  console.log(JSON.stringify({ metadata: { generation: 2 }, spec: { traffic: traffic(state.asked) },
    status: { observedGeneration: updating ? 1 : 2, latestReadyRevisionName: Object.keys(state.names)[1], traffic: traffic(state.split) } }));
} else if (command === 'run services update-traffic') {
  update(asPairs(glued('--to-revisions'), ','));
} else {
  console.error('unknown command ' + command);
  process.exit(2);
}
`;

export interface Shim {
  readonly program: string;
  open(inputs: Omit<RouterInputs, 'target'> & { target: object }): TrafficRouter;
  set(change: object): void;
  calls(): string[][];
}

export function shim(split: Record<string, number>, lag = 0): Shim {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-cloud-'));
  const path = join(folder, 'cloud');
  const file = join(folder, 'state.json');
  writeFileSync(path, program);
  chmodSync(path, 0o755);
  const keep = (state: object) => writeFileSync(file, JSON.stringify(state));
  keep({ names: split, split, asked: split, lag, left: 0 });
  return {
    program: path,
    open: ({ target, ...arms }) =>
      openRouter(
        { ...arms, target: { program: path, ...target } },
        { exec, sleep: async () => {}, path: (typed) => typed, workspace: folder },
      ),
    set: (change) => keep({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change }),
    calls: () =>
      readFileSync(join(folder, 'calls.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string[]),
  };
}
