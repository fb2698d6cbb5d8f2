import { readFile, stat } from 'node:fs/promises';
import { MeasurementError } from '../counts.ts';
import { type JsonPlan, sampleIn } from './json-answer.ts';
import type { MetricSource } from './source.ts';

/** A JSON file with the counters of both arms that another program keeps writing. One not written for so long is stale. */
export function fileSource(path: string, shown: string, plan: JsonPlan, maxAgeMs: number): MetricSource {
  return {
    kind: 'file',
    location: shown,
    lagMs: 0,
    async read(at) {
      const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch((error: unknown) => {
        throw new MeasurementError('unreachable', `${shown} cannot be read (${(error as NodeJS.ErrnoException).code})`);
      });
      if (at - mtimeMs > maxAgeMs)
        throw new MeasurementError('stale', `${shown} was not written for ${maxAgeMs / 1000} s`);
      return sampleIn(text, plan, shown);
    },
  };
}
