import { start } from '../shared/index.js';

await start('trigger-deploy');
