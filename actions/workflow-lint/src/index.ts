import { resolve } from 'node:path';
import { runAction } from '@tidegate/kit';
import { action } from './action.ts';
import { commandLine } from './command-line.ts';

// A runner starts an action without arguments.
const args = process.argv.slice(2);
if (args.length === 0) await runAction(action);
else process.exitCode = commandLine(args, (text) => process.stdout.write(text), resolve(import.meta.dirname, '../..'));
