import { spawn } from 'node:child_process';
import { UserError } from '@tidegate/evidence';
import type { ExecOptions, ExecResult } from './io.ts';

/** How long a program that was asked to end may take for it. */
const graceMs = 2000;

/**
 * Runs a program that has to end in time. One that does not is ended with all it started before the promise rejects: a change that is
 * given up must not take effect later, behind the back of whoever gave it up.
 */
export function runWithin(
  command: string,
  args: readonly string[],
  options: ExecOptions & { timeoutMs: number },
): Promise<ExecResult> {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...(options.env && { env: { ...options.env } }),
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    // A program may end without reading what it is given.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input);
    let late = false;
    let grace: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      late = true;
      endGroup(child.pid, 'SIGTERM');
      grace = setTimeout(() => endGroup(child.pid, 'SIGKILL'), graceMs);
    }, options.timeoutMs);
    const done = (finish: () => void) => {
      clearTimeout(timer);
      clearTimeout(grace);
      finish();
    };
    child.once('error', (error) => done(() => reject(error)));
    child.once('close', (code) =>
      done(() => {
        if (!late) return settle({ exitCode: code ?? 1, ...output });
        reject(new UserError('timeout', `${command} did not end within ${options.timeoutMs / 1000} s and was ended.`));
      }),
    );
  });
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
