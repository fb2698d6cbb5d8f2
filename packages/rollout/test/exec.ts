import { execFile } from 'node:child_process';
import type { Exec } from '../src/routers/exec.ts';

/** A program as the action runs it: an argument array, its output, its exit code. */
export const exec: Exec = (command, args, options = {}) =>
  new Promise((settle, reject) => {
    const child = execFile(
      command,
      [...args],
      {
        ...(options.cwd !== undefined && { cwd: options.cwd }),
        timeout: options.timeoutMs ?? 0,
        maxBuffer: 64 * 2 ** 20,
      },
      (error, stdout, stderr) => {
        // A program that could not be run has no exit code, and its error a word instead.
        if (error && typeof error.code !== 'number') return reject(new Error(error.message));
        settle({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
    child.stdin?.end(options.input);
  });
