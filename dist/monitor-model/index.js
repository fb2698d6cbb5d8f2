import { start } from '../shared/index.js';

await start('monitor-model');
