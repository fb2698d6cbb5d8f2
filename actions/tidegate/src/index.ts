import { isEngineProcess, serveEngine } from '@tidegate/data-quality/engine-process';

// DuckDB runs in a second process of this same file, so that its death is an error and not the step's.
if (isEngineProcess(process)) serveEngine(process);
else await import('./run.ts');
