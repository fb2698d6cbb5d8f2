import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Fault, GitHubDouble } from '@tidegate/testing/github';
import { deployGitHub, deployWorkflow, dispatchRoute, sha, token } from './double.ts';
import { tell } from './story.ts';

jest.setTimeout(120_000);

let github: GitHubDouble;
afterEach(() => github.stop());

/** A token that may start workflows and not read files: GitHub alone checks the inputs. */
const unreadable = { tokens: { [token]: { permissions: { actions: 'write' as const } } } };
const posts = () => github.requests.filter(({ method, route }) => method === 'POST' && route?.endsWith('/dispatches'));

describe('the request', () => {
  test('asks by the newest API, for the run by name, with the values as typed', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, { inputs: 'environment: "1.10"', ref: 'refs/heads/main' });
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toMatchObject({
      path: '/repos/octo/flights/actions/workflows/deploy.yml/dispatches',
      headers: { 'x-github-api-version': '2026-03-10' },
      body: {
        ref: 'main',
        inputs: {
          model_version: '42',
          environment: '1.10',
          trigger_source: 'automated_ct_pipeline',
          idempotency_key: expect.stringMatching(/^tg-99-[0-9a-f]{8}$/),
        },
      },
    });
    expect(result).toMatchObject({ verdict: 'pass', subject: { version: '42' } });
  });

  test.each([
    ['7001', '7001'],
    ['deploy.yml', 'deploy.yml'],
    ['.github/workflows/deploy.yml', 'deploy.yml'],
  ])('a workflow typed %s is asked for as %s', async (workflow, asked) => {
    github = await deployGitHub();
    await tell(github, { workflow });
    expect(posts()[0]!.path).toContain(`/workflows/${asked}/dispatches`);
    expect(github.runs).toHaveLength(1);
  });

  test('a file name that starts with digits is no id', async () => {
    github = await deployGitHub({ file: '01-deploy.yml' });
    expect((await tell(github, { workflow: '01-deploy.yml' })).result?.verdict).toBe('pass');
  });

  test('outputs are set right after the answer, before waiting', async () => {
    github = await deployGitHub({
      script: [{ status: 'in_progress' }, { status: 'completed', conclusion: 'failure' }],
    });
    const seen: unknown[] = [];
    const { result } = await tell(
      github,
      {},
      { onSleep: ({ outputs }) => void seen.push(Object.fromEntries(outputs)) },
    );
    expect(seen).toEqual([
      {
        triggered: true,
        'run-id': github.runs[0]!.id,
        'run-url': result!.outputs['run-url'],
        'deployment-id': undefined,
      },
    ]);
  });
});

describe('servers that are older', () => {
  test('without the newest version: asked again with the flag, once', async () => {
    github = await deployGitHub({}, { apiVersions: ['2022-11-28'] });
    const { result } = await tell(github);
    expect(result?.verdict).toBe('pass');
    expect(posts().map(({ status, headers, body }) => [status, headers['x-github-api-version'], flag(body)])).toEqual([
      [400, '2026-03-10', undefined],
      [200, '2022-11-28', true],
    ]);
    expect(github.runs).toHaveLength(1);
  });

  test('without the flag too: the run is found by its key', async () => {
    github = await deployGitHub({}, { apiVersions: ['2022-11-28'], runDetails: false });
    const { result } = await tell(github);
    expect(posts().map(({ status, body }) => [status, flag(body)])).toEqual([
      [400, undefined],
      [422, true],
      [204, undefined],
    ]);
    expect(github.runs).toHaveLength(1);
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: true, 'run-id': github.runs[0]!.id } });
  });

  test('a run that does not show its key is never guessed', async () => {
    github = await deployGitHub({ runName: 'Deploy' }, { apiVersions: ['2022-11-28'], runDetails: false });
    const { result } = await tell(github);
    expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { triggered: true } });
    expect(result!.outputs['run-id']).toBeUndefined();
    expect(result!.reason).toContain('run-name: Deploy ${{ inputs.idempotency_key }}');
  });

  describe('the oldest GitHub Enterprise Server that is described', () => {
    const ghes = { server: 'ghes', runDetails: false } as const;

    test('starts one run, finds it by its key, records it and takes it again', async () => {
      github = await deployGitHub({}, ghes);
      const inputs = { model: 'fraud', 'environment-name': 'production' };
      const { result } = await tell(github, inputs);
      expect(posts().map(({ status }) => status)).toEqual([400, 422, 204]);
      expect(result).toMatchObject({
        verdict: 'pass',
        outputs: { 'run-id': github.runs[0]!.id, conclusion: 'success' },
      });
      expect(github.deployments[0]!.statuses.at(-1)).toMatchObject({ state: 'success' });
      expect((await tell(github, inputs)).result!.outputs).toMatchObject({ triggered: false });
      expect(github.runs).toHaveLength(1);
    });

    test('and for events', async () => {
      github = await deployGitHub({}, ghes);
      const { result } = await tell(github, {
        ...{ event: 'repository_dispatch', ref: undefined, workflow: 'on-event.yml', wait: 'true' },
      });
      expect(result).toMatchObject({ verdict: 'pass', outputs: { 'run-id': github.runs[0]!.id } });
    });
  });

  function flag(body: unknown): unknown {
    return (body as { return_run_details?: boolean }).return_run_details;
  }
});

describe('inputs the workflow does not take', () => {
  const inputs = { model_version: {} };

  test.each([
    ['as its file says', {}, [200], 'starting it without'],
    ['as GitHub says, when the file cannot be read', unreadable, [422, 200], 'started without'],
  ])('ours are left out, %s', async (_, world, answers, told) => {
    github = await deployGitHub({ inputs }, world);
    const { result, io } = await tell(github);
    expect(posts().map(({ status }) => status)).toEqual(answers);
    expect(github.runs.map((run) => run.inputs)).toEqual([{ model_version: '42' }]);
    expect(result?.verdict).toBe('pass');
    expect(io.logged).toContain(`info: deploy.yml does not take trigger_source or idempotency_key; ${told}.`);
  });

  test.each([
    ['inputs', { inputs: 'colour: red' }, 'colour'],
    ['trigger-source', { 'trigger-source': 'nightly' }, 'trigger_source'],
    ['idempotency-key', { 'idempotency-key': 'deploy-1' }, 'idempotency_key'],
  ])('typed ones are not: %s', async (_, typed, name) => {
    github = await deployGitHub({ inputs });
    const { error, io } = await tell(github, typed);
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining(`"${name}"`) });
    expect(error!.hint).toContain('on: workflow_dispatch: inputs:');
    expect(github.runs).toEqual([]);
    expect(io.outputs.get('triggered')).toBe(false);
  });
});

describe('refusals', () => {
  const permissions = { tokens: { [token]: { permissions: { actions: 'read' as const } } } };
  const region = { inputs: { ...deployWorkflow.inputs, region: { required: true } } };
  const staging = {
    inputs: { ...deployWorkflow.inputs, environment: { type: 'choice' as const, options: ['staging'] } },
  };
  const off = { state: 'disabled_manually' as const };
  test.each([
    ['no permission', {}, permissions, {}, 'unauthorized', 'answered 403: Resource not', '`actions: write`'],
    [
      'a workflow mistyped',
      {},
      {},
      { workflow: 'depoly.yml' },
      'not-found',
      'no workflow depoly',
      'Did you mean deploy.yml?',
    ],
    ['its display name', {}, {}, { workflow: 'Deploy' }, 'not-found', 'no workflow Deploy', 'Did you mean deploy.yml?'],
    ['a ref', {}, unreadable, { ref: 'v9' }, 'bad-input', 'No ref found for: v9', 'branch or tag'],
    ['no trigger', {}, unreadable, { workflow: 'nightly.yml' }, 'bad-input', "'workflow_dispatch' trigger", 'Add `on:'],
    ['a disabled workflow', off, {}, {}, 'bad-input', 'disabled workflow', 'gh workflow enable'],
    ['a missing input', region, unreadable, {}, 'bad-input', "Required input 'region'", 'Add it'],
    ['no such choice', staging, unreadable, { inputs: 'environment: moon' }, 'bad-input', "'moon'", 'options'],
  ])('%s', async (_, workflow, world, inputs, code, message, hint) => {
    github = await deployGitHub(workflow, world);
    const { error, io } = await tell(github, inputs);
    const told = { message: expect.stringContaining(message), hint: expect.stringContaining(hint) };
    expect(error).toMatchObject({ code, ...told });
    expect(error!.message).not.toContain(token);
    expect(posts().length).toBeLessThanOrEqual(1);
    expect(github.runs).toEqual([]);
    expect(Object.fromEntries(io.outputs)).toEqual({ triggered: false, reason: error!.message });
  });

  test.each([
    ['an unknown token', { tokens: {} }, {}, 'unauthorized', 'answered 401: Bad credentials', 'expired'],
    [
      'no repository',
      {},
      { repository: 'octo/nothing' },
      'not-found',
      'repository octo/nothing does not',
      'github.token',
    ],
  ])('%s is told before anything is started', async (_, world, inputs, code, message, hint) => {
    github = await deployGitHub({}, world);
    const { error } = await tell(github, inputs);
    const told = { message: expect.stringContaining(message), hint: expect.stringContaining(hint) };
    expect(error).toMatchObject({ code, ...told });
    expect(posts()).toEqual([]);
  });

  test('on-error: warn makes a warning of it, and bad inputs stay errors', async () => {
    github = await deployGitHub({}, permissions);
    const { result } = await tell(github, { 'on-error': 'warn' });
    expect(result).toMatchObject({ verdict: 'warn', outputs: { triggered: false } });
    expect(result!.reason).toMatch(/answered 403.*`actions: write`/);
    expect((await tell(github, { 'on-error': 'warn', workflow: undefined })).error?.code).toBe('bad-input');
  });
});

describe('answers that tell nothing', () => {
  const effects: [string, Fault['effect']][] = [
    ['500', { status: 500 }],
    ['502', { status: 502, message: 'Server Error' }],
    ['502 with a page', { status: 502, html: '<html>Unicorn!</html>' }],
    ['200 with a page', { status: 200, html: '<html>Sign in to the proxy</html>' }],
    ['429', { status: 429, headers: { 'retry-after': '20' } }],
    ['403 by a rate limit', { status: 403, headers: { 'retry-after': '20' } }],
    ['no answer in time', 'hang'],
    ['a dropped connection', 'reset'],
  ];
  const inputs = { 'request-timeout': '400ms' };

  test.each(effects)('%s, after the run was created: it is found, and it is the only one', async (_, effect) => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect, worked: true }] });
    const { result } = await tell(github, inputs);
    expect(posts()).toHaveLength(1);
    expect(github.runs).toHaveLength(1);
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: true, 'run-id': github.runs[0]!.id } });
  });

  test.each(effects)('%s, and no run: nobody knows, and it is not asked again', async (_, effect) => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect }] });
    const { error, io } = await tell(github, inputs);
    expect(posts()).toHaveLength(1);
    expect(github.runs).toEqual([]);
    expect(error!.message).toMatch(/whether a run was started is not known: no run carries the key tg-[\w-]+\.$/);
    expect(error!.hint).toContain('https://github.invalid/octo/flights/actions');
    expect(error!.message).not.toContain('<html>');
    if (effect === 'hang') expect(error!.message).toContain('did not answer within 0.4 s');
    expect(io.outputs.get('triggered')).toBe('unknown');
  });

  test("somebody else's newest run is not taken for ours", async () => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect: { status: 502 }, skip: 1 }] });
    await tell(github);
    const { error } = await tell(github, {}, { run: { id: '100' } });
    expect(github.runs).toHaveLength(1);
    expect(error!.message).toContain('is not known');
  });

  test('the pause GitHub asks for is kept before looking', async () => {
    const effect = { status: 429, headers: { 'retry-after': '20' } };
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect, worked: true }] });
    expect((await tell(github)).io.slept[0]).toBe(20_000);
  });

  test('a search that fails is told, and a later look still finds the run', async () => {
    const list = 'GET /actions/workflows/{workflow_id}/runs';
    const lost: Fault = { route: dispatchRoute, effect: 'reset', worked: true };
    github = await deployGitHub({}, { faults: [lost, { route: list, effect: { status: 502 }, skip: 1, times: 5 }] });
    expect((await tell(github)).result?.verdict).toBe('pass');
    expect(github.runs).toHaveLength(1);
  });

  test('on-error: warn keeps the outcome unknown, and never says false', async () => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect: { status: 502 } }] });
    const { result } = await tell(github, { 'on-error': 'warn' });
    expect(result).toMatchObject({ verdict: 'warn', outputs: { triggered: 'unknown' } });
  });
});

describe('idempotency-key', () => {
  const key = { 'idempotency-key': 'fraud@42' };

  test('a second dispatch with the same key takes the first one', async () => {
    github = await deployGitHub();
    await tell(github, key);
    const { result } = await tell(github, key);
    expect(github.runs).toHaveLength(1);
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: false, 'run-id': github.runs[0]!.id } });
    expect(result!.checks[0]!.reason).toContain('already carries the key fraud@42');
  });

  test('a failed deployment of this key stays failed', async () => {
    github = await deployGitHub({ script: [{ status: 'completed', conclusion: 'failure' }] });
    await tell(github, key);
    expect((await tell(github, key)).result).toMatchObject({ verdict: 'fail', outputs: { triggered: false } });
    expect(github.runs).toHaveLength(1);
  });

  test('a longer key is another one', async () => {
    github = await deployGitHub();
    await tell(github, { 'idempotency-key': 'fraud@42-b' });
    expect((await tell(github, key)).result?.outputs).toMatchObject({ triggered: true });
    expect(github.runs).toHaveLength(2);
  });

  test('when the runs cannot be listed nothing is started', async () => {
    const list = 'GET /actions/workflows/{workflow_id}/runs';
    github = await deployGitHub({}, { faults: [{ route: list, effect: { status: 502 }, times: 9 }] });
    const { error } = await tell(github, key);
    expect(error!.message).toContain('Could not list the runs of octo/flights');
    expect(posts()).toEqual([]);
  });

  test('a run name without the key is told', async () => {
    github = await deployGitHub({ runName: 'Deploy' }, unreadable);
    const { io } = await tell(github, key);
    expect(io.logged.join('\n')).toContain(
      'does not show the key fraud@42 in its name, so a second one cannot be prevented',
    );
  });
});

describe('repository_dispatch', () => {
  const event = {
    event: 'repository_dispatch',
    ref: undefined,
    workflow: undefined,
    inputs: 'environment: production',
  };

  test('sends the event and passes without waiting', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, event);
    expect(posts()[0]).toMatchObject({
      path: '/repos/octo/flights/dispatches',
      body: {
        event_type: 'deploy',
        client_payload: { environment: 'production', model_version: '42', trigger_source: 'automated_ct_pipeline' },
      },
    });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: true } });
    expect(github.runs).toHaveLength(1);
  });

  test('waits for the run that shows its key', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, { ...event, wait: 'true' });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { 'run-id': github.runs[0]!.id, conclusion: 'success' } });
  });

  test('an event nobody listens to is inconclusive when it was to be waited for', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, { ...event, 'event-type': 'nothing', wait: 'true' });
    expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { triggered: true } });
  });

  test('a lost answer is looked for', async () => {
    github = await deployGitHub(
      {},
      { faults: [{ route: 'POST /repos/{owner}/{repo}/dispatches', effect: 'reset', worked: true }] },
    );
    const { result } = await tell(github, event);
    expect(github.runs).toHaveLength(1);
    expect(result).toMatchObject({ verdict: 'pass', outputs: { 'run-id': github.runs[0]!.id } });
  });

  test('needs contents: write', async () => {
    github = await deployGitHub({}, { tokens: { [token]: { permissions: { actions: 'write', contents: 'read' } } } });
    expect((await tell(github, event)).error!.hint).toContain('`contents: write`');
  });
});

describe('dry-run', () => {
  test('reads, and starts nothing', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, { mode: 'dry-run', 'environment-name': 'production' });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: false } });
    expect(result!.reason).toBe('Dry run: deploy.yml in octo/flights would have been started.');
    expect(new Set(github.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  test.each([
    ['a workflow that is not there', {}, { workflow: 'gone.yml' }, 'not-found'],
    ['a disabled one', { state: 'disabled_inactivity' as const }, {}, 'conflict'],
  ])('tells %s', async (_, workflow, inputs, code) => {
    github = await deployGitHub(workflow);
    expect((await tell(github, { mode: 'dry-run', ...inputs })).error?.code).toBe(code);
  });
});

describe('environment-name', () => {
  const environment = { 'environment-name': 'production', model: 'fraud' };
  const states = () => github.deployments.map(({ statuses }) => statuses.map(({ state }) => state));

  test('records the deployment and its success', async () => {
    github = await deployGitHub({
      script: [{ status: 'in_progress' }, { status: 'completed', conclusion: 'success' }],
    });
    const { result } = await tell(github, environment);
    expect(github.deployments[0]).toMatchObject({
      sha,
      request: {
        ref: 'main',
        environment: 'production',
        task: 'deploy',
        description: 'Deploy fraud 42',
        auto_merge: false,
        required_contexts: [],
        payload: { model: 'fraud', version: '42', workflow: 'deploy.yml' },
      },
    });
    expect(states()).toEqual([['queued', 'in_progress', 'success']]);
    expect(result!.outputs['deployment-id']).toBe(github.deployments[0]!.id);
  });

  test.each([
    ['failure', 'failure'],
    ['cancelled', 'error'],
  ])('records %s as %s', async (conclusion, state) => {
    github = await deployGitHub({ script: [{ status: 'completed', conclusion }] });
    await tell(github, environment);
    expect(states()).toEqual([['queued', state]]);
  });

  test('a refused dispatch is recorded as an error', async () => {
    github = await deployGitHub({ state: 'disabled_manually' });
    await tell(github, environment);
    expect(states()).toEqual([['error']]);
  });

  test('without deployments: write nothing is started', async () => {
    github = await deployGitHub({}, { tokens: { [token]: { permissions: { actions: 'write' } } } });
    const { error } = await tell(github, environment);
    expect(error!.hint).toContain('`deployments: write`');
    expect(github.runs).toEqual([]);
  });

  test('a status that cannot be written changes no verdict', async () => {
    github = await deployGitHub({}, { faults: [{ route: 'POST /statuses', effect: { status: 502 }, times: 8 }] });
    const { result, io } = await tell(github, environment);
    expect(result!.verdict).toBe('pass');
    expect(io.logged.filter((line) => line.startsWith('warn: Deployment'))).toHaveLength(2);
  });
});
