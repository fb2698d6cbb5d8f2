import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Runs the tasks on one thread per core, in their order. Results come in the order of the tasks; `progress` is called after each. */
export async function runTasks<Result>(
  tasks: readonly unknown[],
  progress: (done: number, of: number) => void,
  worker = new URL('./worker.ts', import.meta.url),
): Promise<Result[]> {
  const results = new Array<Result>(tasks.length);
  let next = 0;
  let done = 0;
  const work = async () => {
    const thread = new Worker(worker);
    try {
      while (next < tasks.length) {
        const i = next++;
        results[i] = await run<Result>(thread, tasks[i]);
        progress(++done, tasks.length);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work));
  return results;
}

function run<Result>(worker: Worker, task: unknown): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  worker.once('message', resolve).once('error', reject);
  worker.postMessage(task);
  return promise.finally(() => worker.off('message', resolve).off('error', reject));
}
