import { start } from '../shared/index.js';

await start('compare-with-production');
