import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';

export interface ProcessOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Asks it to end, and makes it after a while. */
  readonly cancel: AbortSignal;
  /** Ends it at once. */
  readonly kill: AbortSignal;
  readonly timeoutMs?: number | undefined;
}

export interface Ended {
  /** Null when a signal ended it or it could not be started. */
  readonly code: number | null;
  readonly why: 'ended' | 'timeout' | 'cancelled' | 'not-started';
  readonly group: number | undefined;
}

/** How long a process has between SIGINT, SIGTERM and SIGKILL, as the runner gives it (milliseconds). */
const patience = { interrupt: 7500, terminate: 2500 };
/** What a process left in the background may hold its output open, before the step ends without it. */
const drain = 1000;

/** Runs a program as the leader of its own process group, so that it can be ended with all it started. */
export function runProcess(command: string, args: readonly string[], options: ProcessOptions): Promise<Ended> {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let why: Ended['why'] = 'ended';
    const timers: NodeJS.Timeout[] = [];
    const end = (reason: 'timeout' | 'cancelled') => {
      if (why !== 'ended') return;
      why = reason;
      signalGroup(child.pid, 'SIGINT');
      timers.push(
        setTimeout(() => signalGroup(child.pid, 'SIGTERM'), patience.interrupt),
        setTimeout(() => signalGroup(child.pid, 'SIGKILL'), patience.interrupt + patience.terminate),
      );
    };
    const cancelled = () => end('cancelled');
    const killed = () => {
      why = 'cancelled';
      signalGroup(child.pid, 'SIGKILL');
    };
    options.cancel.addEventListener('abort', cancelled);
    options.kill.addEventListener('abort', killed);
    if (options.cancel.aborted) cancelled();
    if (options.timeoutMs !== undefined) timers.push(setTimeout(() => end('timeout'), options.timeoutMs));
    const streams = [child.stdout, child.stderr].map((stream) => readLines(stream, options.onLine));
    const finish = (ended: Ended) => {
      for (const timer of timers) clearTimeout(timer);
      options.cancel.removeEventListener('abort', cancelled);
      options.kill.removeEventListener('abort', killed);
      for (const flush of streams) flush();
      child.stdout.destroy();
      child.stderr.destroy();
      settle(ended);
    };
    child.once('error', (error) => {
      options.onLine(`::error::${command} could not be started: ${error.message}`);
      finish({ code: null, why: 'not-started', group: undefined });
    });
    child.once('close', (code) => finish({ code, why, group: child.pid }));
    child.once('exit', (code) => {
      timers.push(setTimeout(() => finish({ code, why, group: child.pid }), drain));
    });
  });
}

/** Signals a process and all of its group. One that is gone is no error. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of it is left.
  }
}

/** Most of one line that is kept in memory; a longer one is told in parts. */
const longestLine = 1024 * 1024;

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    rest += decoder.write(chunk);
    const lines = rest.split('\n');
    rest = lines.pop()!;
    for (const line of lines) onLine(line.replace(/\r$/, ''));
    if (rest.length > longestLine) {
      onLine(rest);
      rest = '';
    }
  });
  return () => {
    if (rest !== '') onLine(rest);
    rest = '';
  };
}
