import { parentPort } from 'node:worker_threads';
import { agreement } from './agreement.ts';
import { shifts } from './shifts.ts';
import { simulate } from './simulate.ts';
import type { AgreementTask, SimulationTask } from './plan.ts';

// Laws are functions and cannot be sent: a task names its shifts.
parentPort!.on('message', (task: SimulationTask | AgreementTask) => {
  parentPort!.postMessage(
    task.kind === 'agreement'
      ? agreement(task.sizes, task.repeats, task.seed)
      : simulate({ ...task, shifts: shifts.filter(({ name }) => task.shifts.includes(name)) }),
  );
});
