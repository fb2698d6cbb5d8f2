import { appendFileSync, writeSync } from 'node:fs';

// What the runner reads of a step: commands on stdout and lines in its files. @actions/core says the same but brings an HTTP client
// for OIDC with it, a megabyte that every step would load before its first line.
// Protocol: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

type Properties = Readonly<Record<string, string | undefined>>;

export const info = (message: string): void => write(inert(message));
export const debug = (message: string): void => command('debug', message);
export const warning = (message: string, properties: Properties = {}): void => command('warning', message, properties);
export const error = (message: string, properties: Properties = {}): void => command('error', message, properties);
export const startGroup = (name: string): void => command('group', name);
export const endGroup = (): void => command('endgroup', '');
export const setSecret = (secret: string): void => command('add-mask', secret);
export const setOutput = (name: string, value: string): void => keyValue('OUTPUT', name, value);
export const saveState = (name: string, value: string): void => keyValue('STATE', name, value);
export const getState = (name: string): string => process.env[`STATE_${name}`] ?? '';

/** The runner takes a line that starts with two colons for a command, and whatever follows `##[`. A text of ours never is one. */
function inert(message: string): string {
  return message.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '##\u200b[');
}

function command(name: string, message: string, properties: Properties = {}): void {
  const given = Object.entries(properties).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const listed = given.map(
    ([key, value]) => `${key}=${escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  write(`::${name}${listed.length > 0 ? ` ${listed.join(',')}` : ''}::${escapeData(message)}`);
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** `name<<delimiter` block. The delimiter is one the text does not hold, so no value can end its block early. */
function keyValue(file: 'OUTPUT' | 'STATE', name: string, value: string): void {
  const path = process.env[`GITHUB_${file}`];
  if (!path) throw new Error(`GITHUB_${file} is not set: this program runs as a step of a workflow`);
  let delimiter = 'ghadelimiter';
  for (let number = 1; name.includes(delimiter) || value.includes(delimiter); number++)
    delimiter = `ghadelimiter_${number}`;
  appendFileSync(path, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}

/** Straight to the descriptor: making the stream `process.stdout` takes longer than judging a metric. */
function write(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      // Nobody reads the log any more: the verdict does not depend on it.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw cause;
      // The pipe is full; give its reader a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
