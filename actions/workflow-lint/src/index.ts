import { runAction } from '@tidegate/kit';
import { action } from './action.ts';

await runAction(action);
