// What `dist/validate-data/index.js` is when it is started as the engine.
import { serveEngine } from '@tidegate/data-quality/engine-process';

serveEngine(process);
