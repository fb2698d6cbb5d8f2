import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export interface Cost {
  readonly seconds: number;
  /** Processor time of all of them, in seconds, as last seen of each. */
  readonly processor: number;
  /** Largest sum of the resident memory of the process and all below it, in bytes, looked at every 25 ms. */
  readonly peakMemory: number;
}

/** Runs a program to its end. Throws when it does not end with 0. */
export async function costOf(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const watched = watch(child.pid!);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-4000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  const seen = watched();
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr}`);
  return { seconds, ...seen };
}

/** Watches a process and its descendants; the function given back stops and tells. Linux only: elsewhere all is NaN. */
export function watch(root: number): () => Omit<Cost, 'seconds'> {
  let peakMemory = NaN;
  const processorTime = new Map<number, number>();
  const look = () => {
    let memory = 0;
    for (const pid of treeOf(root)) {
      memory += residentBytes(pid);
      const seconds = processorSeconds(pid);
      if (!Number.isNaN(seconds)) processorTime.set(pid, seconds);
    }
    if (memory > 0 && !(memory < peakMemory)) peakMemory = memory;
  };
  const timer = setInterval(look, 25);
  return () => {
    clearInterval(timer);
    return { peakMemory, processor: [...processorTime.values()].reduce((sum, seconds) => sum + seconds, 0) };
  };
}

/** User and system time; the command's name, in brackets, may hold spaces. */
function processorSeconds(pid: number): number {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(treeOf)];
}

function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

/** A process may be gone by now. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
