import { type Serving, type ServedModel, serve } from '../example/serving.ts';
import type { Stage, Story } from './story.ts';

// The demo compresses time: a team would hold each step for minutes and have the traffic of a day.
const steps = '10%:6s, 50%:12s, 100%';
const requestsPerSecond = 80;

/** Trains a variant, holds it against the bar and against production, and registers it; returns its version. */
async function train(stage: Stage, variant: string, inProduction: string | undefined): Promise<ServedModel> {
  const folder = `models/${variant}`;
  await stage.consumer.script('train.py', '--variant', variant, '--out', folder);
  const metrics = `${folder}/metrics.json`;
  await stage.gate('check-model-threshold', { metrics });
  const predictions = `models/predictions-${variant}.csv`;
  if (inProduction !== undefined) {
    const others = ['--candidate', folder, '--production', `models/${inProduction}`, '--out', predictions];
    await stage.consumer.script('join_predictions.py', ...others);
  }
  await stage.gate('compare-with-production', {
    candidate: metrics,
    ...(inProduction !== undefined && { predictions }),
  });
  const { outputs } = await stage.gate('promote-model', { operation: 'register', source: folder, metrics });
  return { folder, version: outputs['version'] ?? '' };
}

/** Moves traffic from one model to the other in steps; the servers run until `watch` has looked. */
async function canary(
  stage: Stage,
  name: string,
  stable: ServedModel,
  candidate: ServedModel,
  watch: (serving: Serving) => Promise<void>,
): Promise<void> {
  const serving = await serve(stage.consumer, { name, stable, candidate, rate: requestsPerSecond });
  const { python } = stage.consumer;
  const weights = ['src/weights.py', serving.weights];
  try {
    await stage.gate('canary-rollout', {
      router: 'command',
      target: JSON.stringify({ read: [python, ...weights], write: [python, ...weights, '{weight}'] }),
      analysis: JSON.stringify({
        source: 'metrics-text',
        interval: '1s',
        stable: { url: `${serving.stable.url}/metrics` },
        candidate: { url: `${serving.candidate.url}/metrics` },
      }),
      steps,
      version: candidate.version,
      state: `file:state/${name}`,
    });
  } finally {
    await watch(serving);
    await serving.stop();
  }
}

async function productionVersion(stage: Stage): Promise<string> {
  return (await stage.gate('promote-model', { operation: 'resolve' })).outputs['version'] ?? '';
}

const promote = (stage: Stage, version: string) => stage.gate('promote-model', { operation: 'promote', version });

let production: ServedModel;

export const stories: readonly Story[] = [
  {
    title: 'A better model goes into production',
    text: 'A first model is already there. The candidate knows more; it passes every gate and takes over the traffic step by step.',
    ends: { gate: 'promote-model', verdict: 'pass' },
    async tell(stage) {
      await stage.gate('validate-data', { data: 'data/train.csv', rules: 'train', drift: 'off' });
      await stage.gate('validate-data');
      const baseline = await train(stage, 'baseline', undefined);
      await promote(stage, baseline.version);
      const candidate = await train(stage, 'candidate', 'baseline');
      await canary(stage, 'candidate', baseline, candidate, async ({ whoAnswers }) => {
        const answers = await whoAnswers(50);
        stage.expect(`50 of 50 requests are answered by ${candidate.version}`, answers[candidate.version] === 50);
      });
      await promote(stage, candidate.version);
      production = candidate;
    },
    async after(stage) {
      stage.expect(`production is ${production.version}`, (await productionVersion(stage)) === production.version);
    },
  },
  {
    title: 'Dirty data are stopped',
    text: 'The next extract comes from a bad day upstream: kilometres for miles, lost carriers, a batch sent twice.',
    ends: { gate: 'validate-data', verdict: 'fail' },
    async tell(stage) {
      await stage.gate('validate-data', { data: 'data/today-dirty.csv' });
      await train(stage, 'candidate', undefined);
    },
  },
  {
    title: 'A worse model is stopped',
    text: 'Trained on one stale week and without the hour. It clears the fixed bar; only the comparison with production shows it.',
    ends: { gate: 'compare-with-production', verdict: 'fail' },
    async tell(stage) {
      await stage.gate('validate-data');
      const worse = await train(stage, 'worse', 'candidate');
      await promote(stage, worse.version);
    },
    async after(stage) {
      stage.expect(
        `production is still ${production.version}`,
        (await productionVersion(stage)) === production.version,
      );
    },
  },
  {
    title: 'A model that fails under traffic is rolled back',
    text: 'Better on every file. In serving, one request in six has no aircraft year, and the model throws.',
    ends: { gate: 'canary-rollout', verdict: 'fail' },
    async tell(stage) {
      await stage.gate('validate-data');
      const broken = await train(stage, 'broken', 'candidate');
      await canary(stage, 'broken', production, broken, async ({ whoAnswers }) => {
        const answers = await whoAnswers(50);
        stage.expect(`50 of 50 requests are answered by ${production.version}`, answers[production.version] === 50);
      });
      await promote(stage, broken.version);
    },
    async after(stage) {
      stage.expect(
        `production is still ${production.version}`,
        (await productionVersion(stage)) === production.version,
      );
    },
  },
];
