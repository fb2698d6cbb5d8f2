import type { Check, Figure, Scalar } from '@tidegate/evidence';
import { askModel, isAnswered, type Target } from '../ask-model.ts';
import type { Answered } from '../checks/answered.ts';
import type { VersionCounts } from '../checks/version.ts';
import { checkErrorRate, checkLatency, type Measured, percentile } from '../checks/load.ts';
import { counted } from '../counted.ts';
import type { Send } from '../http/exchange.ts';
import type { Payload } from '../payloads/payload.ts';
import type { SmokeSettings } from '../settings.ts';
import { latencyFigure } from './latency-figure.ts';
import { runLoad } from './run-load.ts';

/** What a load showed. */
export interface LoadReport {
  readonly checks: readonly Check[];
  readonly figure: Figure | undefined;
  readonly facts: Readonly<Record<string, Scalar>>;
  readonly outputs: Readonly<Record<string, number | undefined>>;
  readonly versions: VersionCounts;
}

export interface LoadWorld {
  readonly send: Send;
  readonly target: Target;
  readonly payloads: readonly Payload[];
  readonly signal: AbortSignal;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** How an answer breaks what is expected of answers, as half a sentence. */
  readonly fault: (answered: Answered) => string | undefined;
  readonly versionOf: (answered: Answered) => string | undefined;
}

const percents = [50, 95, 99] as const;

/** Sends the payloads in turn, judges every answer, and holds latency and errors against their bounds. */
export async function measureLoad(inputs: SmokeSettings, world: LoadWorld): Promise<LoadReport> {
  const { send, target, payloads, signal, sleep, fault, versionOf } = world;
  const plan = { requests: inputs.requests, concurrency: inputs.concurrency, rate: inputs.rate };
  const stopwatch = { now: () => performance.now(), sleep };
  const versions = new Map<string | undefined, number>();
  // What is kept of an answer is why it is none: a million of them must not fill the memory.
  const ask = async (index: number): Promise<string | undefined> => {
    const result = await askModel(send, target, payloads[index % payloads.length]!);
    if (!isAnswered(result)) return result.reason;
    const version = versionOf(result);
    versions.set(version, (versions.get(version) ?? 0) + 1);
    return fault(result);
  };
  const { done, durationMs, late } = await runLoad(plan, ask, stopwatch, signal);
  const latencies = done
    .filter(({ outcome }) => outcome === undefined)
    .map(({ latencyMs }) => latencyMs)
    .sort((a, b) => a - b);
  const measured: Measured = { latencies, failed: done.length - latencies.length };
  const reason = done.find(({ outcome }) => outcome !== undefined)?.outcome;
  const seconds = durationMs / 1000;
  const perSecond = Number((done.length / seconds).toPrecision(4));
  return {
    checks: [
      checkErrorRate(inputs['max-error-rate'], measured, inputs.bounds, reason),
      ...percents.flatMap((percent) => {
        const max = inputs[`max-p${percent}-ms`];
        return max === undefined ? [] : [checkLatency(percent, max, measured, inputs.bounds)];
      }),
    ],
    figure: latencyFigure(latencies),
    facts: {
      'load requests': done.length,
      'load loop':
        inputs.rate === undefined ? `closed, ${inputs.concurrency} at a time` : `open, ${inputs.rate} per second`,
      'load seconds': Number(seconds.toPrecision(4)),
      'requests per second': perSecond,
      ...(inputs.rate !== undefined && { 'requests that waited for their turn': late }),
      ...Object.fromEntries(percents.map((percent) => [`p${percent}`, shownPercentile(measured, percent)])),
    },
    outputs: {
      ...Object.fromEntries(percents.map((percent) => [`p${percent}-ms`, resolved(latencies, percent)])),
      'error-rate': done.length === 0 ? undefined : measured.failed / done.length,
      requests: done.length,
    },
    versions,
  };
}

/** A percentile that so many values can tell: of fewer than 1 / (1 - p) it would be the largest of them, whatever p is. */
function resolved(latencies: readonly number[], percent: number): number | undefined {
  if (latencies.length * (100 - percent) < 100) return undefined;
  return Number(percentile(latencies, percent / 100)!.toPrecision(4));
}

function shownPercentile({ latencies }: Measured, percent: number): string {
  const value = resolved(latencies, percent);
  return value === undefined ? `not decided by ${counted(latencies.length, 'request')}` : `${value} ms`;
}
