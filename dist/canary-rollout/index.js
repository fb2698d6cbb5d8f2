import { start } from '../shared/index.js';

await start('canary-rollout');
