import type { Evidence } from '@tidegate/evidence';
import { join } from 'node:path';
import type { Consumer } from './consumer.ts';
import { type GateRun, type Pipeline, pipeline, Stopped } from './pipeline.ts';
import { type ServedModel, serve } from './serving.ts';

export interface Story {
  readonly title: string;
  readonly text: string;
  /** The gate that must end the story and its verdict; a story that ends elsewhere has not gone as it should. */
  readonly ends: { readonly gate: string; readonly verdict: Evidence['verdict'] };
  tell(demo: Demo): Promise<void>;
}

export interface Told {
  readonly story: Story;
  readonly runs: readonly GateRun[];
  /** What went otherwise than it should; empty when all is well. */
  readonly faults: readonly string[];
}

export interface Demo extends Pipeline {
  readonly consumer: Consumer;
  /** Notes a fact that must hold for the story to have gone well. */
  expect(what: string, holds: boolean): void;
}

/** Tells one story to its end, red or green, and says whether that was the right end. */
export async function tell(story: Story, consumer: Consumer, number: number): Promise<Told> {
  const faults: string[] = [];
  const gates = pipeline(consumer, `tidegate-report/${number}`);
  const demo: Demo = {
    ...gates,
    consumer,
    expect: (what, holds) => {
      console.log(`  ${holds ? '✔' : '✘'} ${what}`);
      if (!holds) faults.push(what);
    },
  };
  try {
    await story.tell(demo);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  const last = gates.runs.at(-1);
  const { gate, verdict } = story.ends;
  demo.expect(`it ended at ${gate} with ${verdict}`, last?.gate === gate && last.evidence.verdict === verdict);
  return { story, runs: gates.runs, faults };
}

const registered = (model: string): ServedModel => ({ folder: `models/${model}`, version: model });

/** Trains a variant, holds it against the bar and against production, and registers it; returns its version. */
async function train(demo: Demo, variant: string, production: string | undefined): Promise<string> {
  const folder = `models/${variant}`;
  await demo.consumer.script('train.py', '--variant', variant, '--out', folder);
  const metrics = `${folder}/metrics.json`;
  await demo.gate('check-model-threshold', { metrics });
  if (production === undefined) await demo.gate('compare-with-production', { candidate: metrics });
  else {
    const predictions = `models/predictions-${variant}.csv`;
    const others = ['--candidate', folder, '--production', `models/${production}`, '--out', predictions];
    await demo.consumer.script('join_predictions.py', ...others);
    await demo.gate('compare-with-production', { candidate: metrics, predictions });
  }
  const run = await demo.gate('promote-model', { operation: 'register', source: `${folder}/model.joblib`, metrics });
  return run.outputs['version'] ?? '';
}

/** The version that the registry calls production now. */
async function production(demo: Demo): Promise<string> {
  return (await demo.gate('promote-model', { operation: 'resolve', alias: 'production' })).outputs['version'] ?? '';
}

export const stories: readonly Story[] = [];
export { join, registered, serve, train, production };
