import { UserError } from '@tidegate/evidence';
import type { Arm, Reading, TrafficRouter } from './router.ts';
import type { RuntimeApi } from './haproxy-runtime.ts';
import type { Weights } from '../weights.ts';

export interface HaproxyTarget {
  /** For messages and identity, such as the path of the socket. */
  readonly location: string;
  readonly backend: string;
  readonly stable: string;
  readonly candidate: string;
  readonly deadlineMs: number;
}

/** Two servers of one HAProxy backend, through the runtime API. A reload of HAProxy forgets what was set there; `read` tells. */
export function haproxyRouter(ask: RuntimeApi, target: HaproxyTarget): TrafficRouter {
  const { backend } = target;
  return {
    kind: 'haproxy',
    location: `haproxy ${target.location} backend ${backend}`,
    capabilities: { deadlineMs: target.deadlineMs, asynchronous: false, weightsFor },
    async read() {
      const servers = parseServersState(await ask(`show servers state ${backend}`), backend);
      const others = servers.filter(
        ({ name, weight }) => weight > 0 && name !== target.stable && name !== target.candidate,
      );
      if (others.length > 0) refuseActive(others, parseBackups(await ask(`show stat ${backend} 4 -1`)), target);
      const epoch = parseEpoch(await ask('show info'));
      return reading(servers, target, epoch);
    },
    async write(weights) {
      const set = (server: string, weight: number) => `set weight ${backend}/${server} ${weight}`;
      // One line, run in one go; it is silent on success, so any word is a refusal.
      const answer = await ask(`${set(target.stable, weights.stable)}; ${set(target.candidate, weights.candidate)}`);
      if (answer !== '') throw refused(answer, backend);
    },
  };
}

/** Whole weights, at most 256 each, that split exactly as asked. */
function weightsFor(share: number): Weights {
  for (const total of [100, 200, 250, 256]) {
    const candidate = share * total;
    if (Math.abs(candidate - Math.round(candidate)) < 1e-9) {
      return { stable: total - Math.round(candidate), candidate: Math.round(candidate) };
    }
  }
  throw new UserError(
    'unsupported',
    `HAProxy cannot give the candidate exactly ${Number((share * 100).toFixed(6))} %: weights are whole numbers up to 256.`,
    {
      hint: 'Use whole or half percents in `steps`.',
    },
  );
}

interface ServerState {
  readonly name: string;
  readonly weight: number;
  readonly initial: number;
  readonly up: boolean;
}

/** The answer to `show servers state <backend>`, by the names in its header line. */
export function parseServersState(answer: string, backend: string): ServerState[] {
  const lines = answer.split('\n').filter((line) => line.trim() !== '');
  const header = lines.find((line) => line.startsWith('# '));
  if (!header) throw refused(answer === '' ? 'it answered nothing' : answer, backend);
  const names = header.slice(2).trim().split(/\s+/);
  return lines
    .slice(lines.indexOf(header) + 1)
    .map((line) => line.trim().split(/\s+/))
    .map((cells) => {
      const cell = (name: string) => cells[names.indexOf(name)] ?? '';
      const [weight, initial] = [Number(cell('srv_uweight') || NaN), Number(cell('srv_iweight') || NaN)];
      if (!Number.isInteger(weight) || !Number.isInteger(initial))
        throw refused(`no weights in "${cells.join(' ')}"`, backend);
      // srv_op_state: 0 stopped, 1 starting, 2 running, 3 stopping; srv_admin_state: 0 unless somebody took it out.
      return {
        name: cell('srv_name'),
        weight,
        initial,
        up: cell('srv_op_state') !== '0' && cell('srv_admin_state') === '0',
      };
    });
}

/** Names of backup servers, from the CSV of `show stat`: they take traffic only when every other server is down. */
function parseBackups(csv: string): Set<string> {
  const [header = '', ...rows] = csv.split('\n').map((line) => line.split(','));
  const column = (name: string) => header.indexOf(name);
  return new Set(rows.filter((cells) => cells[column('bck')] === '1').map((cells) => cells[column('svname')] ?? ''));
}

/** With a third server in the backend a weight of 10:90 would not be a share of 10 %, and 100 % never all traffic. */
function refuseActive(others: readonly ServerState[], backups: ReadonlySet<string>, { backend }: HaproxyTarget): void {
  const active = others.filter(({ name }) => !backups.has(name)).map(({ name }) => name);
  if (active.length === 0) return;
  throw new UserError(
    'unsupported',
    `HAProxy's backend "${backend}" has further servers with weight: ${active.join(', ')}.`,
    {
      hint: 'Keep the stable and the candidate server alone in a backend of their own, or give the others weight 0.',
    },
  );
}

function parseEpoch(info: string): string | undefined {
  const value = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(info)?.[1]?.trim();
  const epoch = [value('Pid'), value('Start_time_sec')].filter(Boolean).join('@');
  return epoch === '' ? undefined : epoch;
}

function reading(servers: readonly ServerState[], target: HaproxyTarget, epoch: string | undefined): Reading {
  const find = (arm: Arm): ServerState => {
    const found = servers.find(({ name }) => name === target[arm]);
    if (found) return found;
    throw new UserError('not-found', `HAProxy's backend "${target.backend}" has no server "${target[arm]}".`, {
      hint: `Its servers are ${servers.map(({ name }) => name).join(', ')}; name one in \`${arm}\`.`,
    });
  };
  const stable = find('stable');
  const candidate = find('candidate');
  const down: Arm[] = [...(stable.up ? [] : ['stable' as const]), ...(candidate.up ? [] : ['candidate' as const])];
  return {
    weights: { stable: stable.weight, candidate: candidate.weight },
    initial: { stable: stable.initial, candidate: candidate.initial },
    ...(epoch !== undefined && { epoch }),
    down,
  };
}

function refused(answer: string, backend: string): UserError {
  const said = answer.split('\n')[0]!.trim();
  if (/permission denied/i.test(said)) {
    return new UserError('unauthorized', `HAProxy's runtime API refuses: ${said}`, {
      hint: 'Give the socket `level admin` in haproxy.cfg.',
    });
  }
  if (/can't find backend/i.test(said)) {
    return new UserError('not-found', `HAProxy has no backend "${backend}".`, { hint: 'Check `target.backend`.' });
  }
  return new UserError('tool-failed', `HAProxy's runtime API said: ${said.replace(/\.$/, '')}.`, {
    hint: 'Check `target`, `stable` and `candidate`.',
  });
}
