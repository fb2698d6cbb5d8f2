import { UserError } from '@tidegate/evidence';
import { duration, text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../mapping-input.ts';
import { commandRouter } from './command.ts';
import type { OpenRouter } from './router.ts';

const program = z.array(z.string(), 'expected a list: the program, then its arguments').min(1);

const commandTarget = z.strictObject({
  name: text().optional(),
  read: program,
  write: program,
  timeout: duration().prefault('30s'),
  deadline: duration().prefault('30s'),
});

export const openCommand: OpenRouter = ({ target, stable, candidate }, tools) => {
  const parsed = parseMapping(
    'target',
    commandTarget,
    target,
    'For command: `{ read: [./weight.sh], write: [./weight.sh, "{weight}"] }`.',
  );
  if (!parsed.write.some((argument) => argument.includes('{weight}') || argument.includes('{stable-weight}'))) {
    throw new UserError('bad-input', '`target.write` names no `{weight}`, so it could not know the weight.', {
      hint: 'Give it as an argument: `write: [./weight.sh, "{weight}"]`.',
    });
  }
  return commandRouter(tools.exec, {
    name: parsed.name ?? parsed.write.join(' '),
    read: parsed.read,
    write: parsed.write,
    stable,
    candidate,
    cwd: tools.workspace,
    timeoutMs: parsed.timeout,
    deadlineMs: parsed.deadline,
  });
};
