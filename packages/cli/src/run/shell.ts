import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';

/** How GitHub starts each shell on Linux; `{0}` is the script. */
const shells: Readonly<Record<string, string>> = {
  bash: 'bash --noprofile --norc -eo pipefail {0}',
  sh: 'sh -e {0}',
  python: 'python {0}',
  pwsh: 'pwsh -command . {0}',
};
/** Without `shell:` a pipe is only as good as its last command, on GitHub too. */
const usual = 'bash -e {0}';

/** Writes a script below `temp` and gives the program and arguments that run it. A shell of another system is a UserError. */
export function scriptCommand(script: string, shell: string, temp: string, number: number): [string, string[]] {
  const template = shell === '' ? usual : (shells[shell] ?? shell);
  if (!template.includes('{0}')) {
    throw new UserError(
      'unsupported',
      `\`shell: ${shell}\` is none of ${Object.keys(shells).join(', ')}, and has no {0} for the script.`,
    );
  }
  const file = join(temp, `step-${number}${shell === 'python' ? '.py' : shell === 'pwsh' ? '.ps1' : '.sh'}`);
  writeFileSync(file, `${script}\n`);
  const [program, ...args] = template.split(/\s+/).map((word) => word.replaceAll('{0}', file));
  return [program!, args];
}
