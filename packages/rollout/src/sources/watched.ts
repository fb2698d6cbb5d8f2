import { UserError } from '@tidegate/evidence';
import { type ArmSample, MeasurementError, type Sample } from '../counts.ts';
import type { Guardrails } from '../judgement/guardrails.ts';
import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
import type { MetricSource } from './source.ts';

/** The source, held to what the plan watches: a series that is asked for and absent is trouble, never a quiet pass. */
export function demanding(source: MetricSource, guardrails: Guardrails): MetricSource {
  return {
    ...source,
    async read(at) {
      const sample = await source.read(at);
      demand(sample, guardrails);
      return sample;
    },
  };
}

function demand({ stable, candidate, shadow }: Sample, guardrails: Guardrails): void {
  const absent = (what: string) => new MeasurementError('empty', `${what}, and the plan watches it`);
  const { latency, classes } = guardrails;
  const arms: Record<string, ArmSample | undefined> = { stable, candidate };
  for (const [name, arm] of Object.entries(arms)) {
    // The candidate may show its series with its first request.
    if (!arm || (name === 'candidate' && arm.requests === 0)) continue;
    if (latency && !arm.latency) throw absent(`the ${name} arm has no latency histogram`);
    if (classes && !arm.classes) throw absent(`the ${name} arm has no predictions per class`);
  }
  if (guardrails.shadow && !shadow && (candidate?.requests ?? 0) > 0) throw absent('no mirrored requests are counted');
  const bound = latency?.bound;
  if (!bound || !stable?.latency || stable.latency.bounds.includes(bound.seconds)) return;
  throw new UserError(
    'bad-input',
    `\`analysis.latency\` asks for a bound of ${bound.seconds} s, and the histogram has no bucket that ends there.`,
    { hint: `Use one of its bounds: ${stable.latency.bounds.join(', ')} s; between two of them nothing is known.` },
  );
}

const tries = 3;

/** The source, and a look at the candidate's health endpoint: three answers in a row that are not 2xx, or none, are not well. */
export function withHealth(source: MetricSource, url: URL, http: HttpOptions): MetricSource {
  return {
    ...source,
    async read(at) {
      const [sample, unwell] = await Promise.all([source.read(at), askHealth(url, http)]);
      return { ...sample, ...(unwell !== undefined && { unwell }) };
    },
  };
}

async function askHealth(url: URL, http: HttpOptions): Promise<string | undefined> {
  let said: string | undefined;
  for (let i = 0; i < tries; i += 1) {
    try {
      await getText(url, http);
      return undefined;
    } catch (error) {
      said = error instanceof MeasurementError ? error.message : `${shownAddress(url)}: ${(error as Error).message}`;
    }
  }
  return said;
}
