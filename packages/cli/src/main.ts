import { nearest, UserError } from '@tidegate/evidence';
import { gate } from './gate.ts';
import { lint } from './lint.ts';
import { runCommand } from './run.ts';
import { helpText } from './help.ts';
import { findProduct } from './product.ts';
import { exitCodes, type World } from './world.ts';

const commands = { run: runCommand, gate, lint } as const;

/** Runs one command line, without the program's name, and gives the exit code (see `exitCodes`). */
export async function main(args: readonly string[], world: World): Promise<number> {
  const [typed, ...rest] = args;
  try {
    const product = findProduct(world.start);
    if (typed === undefined || typed === 'help' || typed === '--help' || typed === '-h') {
      world.write(helpText(rest[0]));
      return typed === undefined ? exitCodes.userError : exitCodes.green;
    }
    if (typed === '--version') {
      world.write(`${product.version}\n`);
      return exitCodes.green;
    }
    if (!Object.hasOwn(commands, typed)) throw unknownCommand(typed);
    const stop = rest.indexOf('--');
    if (rest.slice(0, stop < 0 ? rest.length : stop).some((arg) => arg === '--help' || arg === '-h')) {
      world.write(helpText(typed));
      return exitCodes.green;
    }
    return await commands[typed as keyof typeof commands](rest, world, product);
  } catch (error) {
    if (error instanceof UserError) {
      world.complain(`tidegate: ${error.message}\n${error.hint ? `${error.hint}\n` : ''}`);
      return exitCodes.userError;
    }
    world.complain(`tidegate: this is a bug of ours: ${error instanceof Error ? error.stack : String(error)}\n`);
    return exitCodes.bug;
  }
}

function unknownCommand(typed: string): UserError {
  const similar = nearest(typed, Object.keys(commands));
  return new UserError('bad-input', `\`${typed}\` is no command.`, {
    hint: similar ? `Did you mean \`tidegate ${similar}\`?` : `The commands are ${Object.keys(commands).join(', ')}.`,
  });
}
