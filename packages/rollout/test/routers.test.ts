import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { commandRouter } from '../src/routers/command.ts';
import { haproxyRouter } from '../src/routers/haproxy.ts';
import { runtimeApi } from '../src/routers/haproxy-runtime.ts';
import { openRouter } from '../src/routers/open.ts';

const header =
  '1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change\n';
const servers = (stable: string, candidate: string) =>
  `${header}3 models 1 stable 127.0.0.1 ${stable} 2\n3 models 2 canary 127.0.0.1 ${candidate} 2`;
const target = { location: 'test', backend: 'models', stable: 'stable', candidate: 'canary', deadlineMs: 1000 };

function haproxy(answers: Record<string, string>) {
  const asked: string[] = [];
  const router = haproxyRouter(async (command) => {
    asked.push(command);
    return answers[command] ?? '';
  }, target);
  return { router, asked };
}

describe('haproxy', () => {
  test('reads weights, configured weights, health and which process it is', async () => {
    const { router } = haproxy({
      'show servers state models': servers('2 0 90 256', '0 0 10 0'),
      'show info': 'Name: HAProxy\nPid: 4711\nUptime_sec: 5\nStart_time_sec: 1700000000',
    });
    expect(await router.read()).toEqual({
      weights: { stable: 90, candidate: 10 },
      initial: { stable: 256, candidate: 0 },
      epoch: '4711@1700000000',
      down: ['candidate'],
    });
  });

  test('a server in maintenance is out of service', async () => {
    const { router } = haproxy({ 'show servers state models': servers('2 0 90 100', '2 1 10 0') });
    expect((await router.read()).down).toEqual(['candidate']);
  });

  test.each([
    ['an active server with weight is refused', '1,0', 'shadow'],
    ['a backup server is in nobody’s way', '0,1', undefined],
  ])('a third server: %s', async (_, columns, told) => {
    const others = `${servers('2 0 90 100', '2 0 10 0')}\n3 models 3 shadow 127.0.0.1 2 0 1 1 2\n3 models 4 idle 127.0.0.1 2 0 0 0 2`;
    const { router } = haproxy({
      'show servers state models': others,
      'show stat models 4 -1': `# pxname,svname,qcur,act,bck\nmodels,stable,0,1,0\nmodels,shadow,0,${columns}`,
    });
    if (told === undefined) expect((await router.read()).weights).toEqual({ stable: 90, candidate: 10 });
    else
      await expect(router.read()).rejects.toMatchObject({
        code: 'unsupported',
        message: expect.stringContaining(told) as unknown,
      });
  });

  test('writes both weights in one line', async () => {
    const { router, asked } = haproxy({});
    await router.write({ stable: 75, candidate: 25 }, { stable: 100, candidate: 0 });
    expect(asked).toEqual(['set weight models/stable 75; set weight models/canary 25']);
  });

  test.each([
    ['No such server.', 'tool-failed', /said: No such server\.$/],
    ['Permission denied', 'unauthorized', /refuses/],
    ['Backend is using a static LB algorithm and only accepts weights.', 'tool-failed', /static LB/],
  ])('any word in answer to a write is a refusal: %s', async (answer, code, message) => {
    const { router } = haproxy({ 'set weight models/stable 75; set weight models/canary 25': answer });
    await expect(router.write({ stable: 75, candidate: 25 }, { stable: 100, candidate: 0 })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as unknown,
    });
  });

  test.each([
    [
      'a server that is not there',
      `${header}3 models 1 stable 127.0.0.1 2 0 90 90 2`,
      'not-found',
      /no server "canary"/,
    ],
    ['a backend that is not there', "Can't find backend.", 'not-found', /no backend "models"/],
    ['no answer', '', 'tool-failed', /answered nothing/],
    ['a line without weights', servers('2 0 90 90', '2 0 - 0'), 'tool-failed', /no weights/],
  ])('%s is told by name', async (_, answer, code, message) => {
    const { router } = haproxy({ 'show servers state models': answer });
    await expect(router.read()).rejects.toMatchObject({ code, message: expect.stringMatching(message) as unknown });
  });

  test('weights are exact or refused', () => {
    const { weightsFor } = haproxy({}).router.capabilities;
    expect([0.05, 0.1, 0.5, 1, 0.005, 0.004].map(weightsFor)).toEqual([
      { stable: 95, candidate: 5 },
      { stable: 90, candidate: 10 },
      { stable: 50, candidate: 50 },
      { stable: 0, candidate: 100 },
      { stable: 199, candidate: 1 },
      { stable: 249, candidate: 1 },
    ]);
    expect(() => weightsFor(0.001)).toThrow(/exactly 0.1 %/);
  });

  describe('runtime API', () => {
    let server: Server | undefined;
    afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

    test('sends one line and gives the whole answer', async () => {
      server = createServer((socket) =>
        socket.on('data', (line) => {
          socket.write(`you said ${line.toString()}`);
          setTimeout(() => socket.end('and more\n\n'), 10);
        }),
      );
      const port = await listening(server);
      expect(await runtimeApi({ host: '127.0.0.1', port }, 1000)('show info')).toBe('you said show info\nand more');
    });

    test('one that does not answer, and one that is not there', async () => {
      server = createServer((socket) => void socket.on('data', () => {}));
      const port = await listening(server);
      const silent = runtimeApi({ host: '127.0.0.1', port }, 50)('show info');
      await expect(silent).rejects.toMatchObject({
        code: 'unreachable',
        message: expect.stringContaining('0.05 s') as unknown,
      });
      await expect(runtimeApi({ path: '/nowhere/haproxy.sock' }, 50)('show info')).rejects.toMatchObject({
        code: 'unreachable',
        message: expect.stringContaining('ENOENT') as unknown,
      });
    });
  });
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('command', () => {
  const command = (stdout: string, exitCode = 0, stderr = '') => {
    const ran: (readonly [string, ...string[]])[] = [];
    const router = commandRouter(
      async (program, args) => {
        ran.push([program, ...args]);
        return { exitCode, stdout, stderr };
      },
      {
        name: 'mine',
        read: ['./weight', 'read', '{candidate}'],
        write: ['./weight', 'write', '--to={weight}', '{stable-weight}', '{other}'],
        stable: 'v1',
        candidate: 'v2; rm -rf /',
        cwd: '/work',
        timeoutMs: 1000,
        deadlineMs: 1000,
      },
    );
    return { router, ran };
  };

  test('each argument stays one argument, whatever stands in it', async () => {
    const { router, ran } = command('12.5\n');
    expect(await router.read()).toEqual({ weights: { stable: 87.5, candidate: 12.5 } });
    await router.write(router.capabilities.weightsFor(0.07), { stable: 100, candidate: 0 });
    expect(ran).toEqual([
      ['./weight', 'read', 'v2; rm -rf /'],
      ['./weight', 'write', '--to=7', '93', '{other}'],
    ]);
  });

  test.each([
    ['10', { stable: 90, candidate: 10 }],
    ['10 %', { stable: 90, candidate: 10 }],
    ['{"stable": 3, "candidate": 1}', { stable: 75, candidate: 25 }],
  ])('prints %j', async (stdout, weights) => {
    expect((await command(stdout).router.read()).weights).toEqual(weights);
  });

  test.each([
    '',
    'ten',
    'NaN',
    '101',
    '-1',
    '"10"',
    'null',
    '[10]',
    '{"candidate": 10}',
    '{"stable": 0, "candidate": 0}',
    '10\n20',
  ])('%j is not a weight', async (stdout) => {
    await expect(command(stdout).router.read()).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('a program that fails is told with its last words', async () => {
    await expect(command('', 3, 'first\nno such route\n').router.read()).rejects.toMatchObject({
      code: 'tool-failed',
      message: '`target.read` (./weight) ended with exit code 3: no such route.',
    });
  });
});

describe('targets', () => {
  const tools = {
    exec: async () => ({ exitCode: 0, stdout: '', stderr: '' }),
    sleep: async () => {},
    path: (typed: string) => `/workspace/${typed}`,
    workspace: '/workspace',
  };
  const open = (
    router: 'haproxy' | 'command',
    typed: Record<string, unknown>,
    stable = 'stable',
    candidate = 'candidate',
  ) => openRouter({ router, target: typed, stable, candidate }, tools);

  test('are named without guessing', () => {
    expect(open('haproxy', { socket: 'h.sock', backend: 'be' }).location).toBe('haproxy /workspace/h.sock backend be');
    expect(open('haproxy', { address: '[::1]:9999', backend: 'be' }).location).toBe('haproxy ::1:9999 backend be');
    expect(open('command', { name: 'edge', read: ['r'], write: ['w', '{weight}'] }).location).toBe('command edge');
  });

  test.each([
    ['haproxy', { backend: 'be' }, /either `socket` or `address`/],
    ['haproxy', { socket: 's', address: 'a:1', backend: 'be' }, /either `socket` or `address`/],
    ['haproxy', { address: 'nowhere', backend: 'be' }, /not host:port/],
    ['haproxy', { socket: 's', backend: 'be; shutdown' }, /not a name/],
    ['haproxy', { sockt: 's', backend: 'be' }, /did you mean "socket"/],
    ['command', { read: 'r', write: ['w', '{weight}'] }, /expected a list/],
    ['command', { read: ['r'], write: ['w'] }, /no `\{weight\}`/],
    ['command', { read: ['r'], write: ['w', '{weight}'], deadline: 'soon' }, /deadline: expected a duration/],
  ] as const)('%s %j is refused', (router, typed, message) => {
    expect(() => open(router, typed)).toThrow(message);
  });

  test('both arms cannot be the same', () => {
    expect(() => open('haproxy', { socket: 's', backend: 'be' }, 'a', 'a')).toThrow(/both "a"/);
  });
});
