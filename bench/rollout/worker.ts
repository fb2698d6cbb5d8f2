import { parentPort } from 'node:worker_threads';
import { latencyRuns, type LatencyTask } from './latency.ts';
import { runs, type RunTask } from './simulate.ts';

parentPort!.on('message', (task: RunTask | LatencyTask) => {
  parentPort!.postMessage(task.kind === 'runs' ? runs(task) : latencyRuns(task));
});
