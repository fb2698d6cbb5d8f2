import { setOutput } from '@actions/core';

/** Node 24 is on PATH already. */
export async function run(): Promise<void> {
  setOutput('node-version', process.version);
}
