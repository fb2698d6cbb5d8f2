import type { Check, Figure, Scalar } from '@tidegate/evidence';
import { askModel, isAnswered, type Target } from '../ask-model.ts';
import type { Answered } from '../checks/answered.ts';
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
  readonly answered: readonly Answered[];
}

const percents = [50, 95, 99] as const;

/** Sends the payloads in turn, judges every answer, and holds latency and errors against their bounds. */
export async function measureLoad(
  inputs: SmokeSettings,
  { send, target, payloads, signal, sleep }: LoadWorld,
): Promise<LoadReport> {
  const plan = { requests: inputs.requests, concurrency: inputs.concurrency, rate: inputs.rate };
  const stopwatch = { now: () => performance.now(), sleep };
  const { done, durationMs, late } = await runLoad(
    plan,
    (index) => askModel(send, target, payloads[index % payloads.length]!),
    stopwatch,
    signal,
  );
  const answered = done.flatMap(({ outcome }) => (isAnswered(outcome) ? [outcome] : []));
  const latencies = done
    .filter(({ outcome }) => isAnswered(outcome))
    .map(({ latencyMs }) => latencyMs)
    .sort((a, b) => a - b);
  const measured: Measured = { latencies, failed: done.length - latencies.length };
  const failure = done.map(({ outcome }) => outcome).find((outcome) => !isAnswered(outcome));
  const reason = failure && !isAnswered(failure) ? failure.reason : undefined;
  const seconds = durationMs / 1000;
  const perSecond = Number((done.length / seconds).toPrecision(4));
  return {
    checks: [
      ...(done.length < inputs.requests ? [cancelled(done.length, inputs.requests)] : []),
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
    answered,
  };
}

export interface LoadWorld {
  readonly send: Send;
  readonly target: Target;
  readonly payloads: readonly Payload[];
  readonly signal: AbortSignal;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
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

function cancelled(sent: number, asked: number): Check {
  const reason = `The job was cancelled after ${sent} of ${asked} requests.`;
  return { id: 'load', title: 'the load was sent', verdict: 'inconclusive', reason };
}
