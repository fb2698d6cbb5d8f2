import { setOutput } from '@actions/core';

/** A cache that never has anything. */
export async function run(): Promise<void> {
  setOutput('cache-hit', 'false');
}
