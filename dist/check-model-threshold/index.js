import { start } from '../shared/index.js';

await start('check-model-threshold');
