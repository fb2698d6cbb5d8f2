import { runSuite } from '@tidegate/kit';
import { action } from './action.ts';

await runSuite(action);
