import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeIo } from '@tidegate/testing';
import { action } from '../src/action.ts';

type Inputs = Parameters<typeof action.run>[0];

/** A rollout by a command that prints its weight, in a folder of its own; so large a share of the candidate's requests fails. */
export async function rollOut(
  errors: number,
  github: (route: string, body: Record<string, unknown>) => unknown = () => [],
  given: Record<string, unknown> = {},
  files: Record<string, string> = {},
) {
  let weight = 0;
  const total = { stable: 1000, candidate: 0 };
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-rollout-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  const io = fakeIo({
    workspace,
    run: { id: '7', attempt: '1', repository: 'acme/fraud', actor: 'ada', sha: 'c0ffee' },
    exec: (_program, args) => {
      if (args[0] !== undefined) weight = Number(args[0]);
      return { exitCode: 0, stdout: String(weight), stderr: '' };
    },
    onSleep() {
      total.candidate += 4 * weight;
      total.stable += 4 * (100 - weight);
    },
    fetch: async (address, init) => {
      const url = String(address instanceof Request ? address.url : address);
      if (url.startsWith('http://127.0.0.1')) return fetch(address, init);
      const stable = url.includes('stable');
      const requests = stable ? total.stable : total.candidate;
      return new Response(`requests_total ${requests}\nerrors_total ${stable ? 0 : Math.floor(requests * errors)}\n`);
    },
    github: async (route, parameters) => ({
      status: 200,
      headers: {},
      data: github(route, parameters as Record<string, unknown>),
    }),
  });
  const typed = {
    router: 'command',
    target: '{ name: "edge @team <b>", read: [weight], write: [weight, "{weight}"] }',
    steps: '10%:20s, 100%',
    analysis:
      '{ source: metrics-text, interval: 5s, stable: { url: "http://stable/metrics" }, candidate: { url: "http://candidate/metrics" } }',
    state: 'file:state',
    version: '4',
    token: 'ghs_any',
    ...given,
  };
  const result = await action.run(action.allInputs.parse(typed) as Inputs, io);
  return { result, io };
}
