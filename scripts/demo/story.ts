import type { Evidence } from '@tidegate/evidence';
import type { Consumer } from '../example/consumer.ts';
import { type GateRun, type Pipeline, pipeline, Stopped } from './pipeline.ts';

export interface Story {
  readonly title: string;
  readonly text: string;
  /** The gate that must end the story, and its verdict. A story that ends elsewhere has not gone as it should. */
  readonly ends: { readonly gate: string; readonly verdict: Evidence['verdict'] };
  tell(stage: Stage): Promise<void>;
  /** What must hold afterwards, red or green. */
  after?(stage: Stage): Promise<void>;
}

export interface Stage extends Pipeline {
  readonly consumer: Consumer;
  /** Notes whether something that must hold does. */
  readonly expect: (what: string, holds: boolean) => void;
}

export interface Told {
  readonly story: Story;
  readonly runs: readonly GateRun[];
  /** What went otherwise than it should; empty when all is well. */
  readonly faults: readonly string[];
}

/** Tells one story to its end, red or green, and says whether that was the right end. */
export async function tell(story: Story, consumer: Consumer, number: number): Promise<Told> {
  const faults: string[] = [];
  const gates = pipeline(consumer, `tidegate-report/${number}`);
  const stage: Stage = {
    ...gates,
    consumer,
    expect(what, holds) {
      console.log(`  ${holds ? '✔' : '✘'} ${what}`);
      if (!holds) faults.push(what);
    },
  };
  await story.tell(stage).catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
  const last = gates.runs.at(-1);
  const { gate, verdict } = story.ends;
  stage.expect(`it ended at ${gate} with ${verdict}`, last?.gate === gate && last.evidence.verdict === verdict);
  // The gates that look afterwards are no part of the story.
  const runs = [...gates.runs];
  await story.after?.(stage);
  return { story, runs, faults };
}
