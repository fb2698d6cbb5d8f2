import { parentPort } from 'node:worker_threads';
import { agreement } from './agreement.ts';
import { evidentlyAlarms } from './evidently.ts';
import { shifts } from './shifts.ts';
import { simulate } from './simulate.ts';
import type { AgreementTask, EvidentlyTask, SimulationTask } from './plan.ts';

parentPort!.on('message', (task: SimulationTask | AgreementTask | EvidentlyTask) => {
  parentPort!.postMessage(done(task));
});

function done(task: SimulationTask | AgreementTask | EvidentlyTask): unknown {
  switch (task.kind) {
    case 'simulation':
      // Laws are functions and cannot be sent: a task names its shifts.
      return simulate({ ...task, shifts: shifts.filter(({ name }) => task.shifts.includes(name)) });
    case 'agreement':
      return agreement(task.sizes, task.repeats, task.seed);
    case 'evidently':
      return evidentlyAlarms(task.sizes, task.repeats, task.seed);
  }
}
