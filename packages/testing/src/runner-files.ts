/**
 * Parses a GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE file: `name=value` lines and `name<<delimiter` blocks, whichever sign comes first.
 * Throws for a line that is neither and for a block that is not closed, as the runner does.
 */
export function parseRunnerFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const rows = text.split(/\r?\n/);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const block = /^([^=]+?)<<(.+)$/.exec(row);
    const line = /^([^=]+)=(.*)$/.exec(row);
    if (block) {
      const end = rows.indexOf(block[2]!, i + 1);
      if (end < 0) throw new Error(`${block[1]} is not closed by ${block[2]}`);
      values[block[1]!] = rows.slice(i + 1, end).join('\n');
      i = end;
    } else if (line) values[line[1]!] = line[2]!;
    else if (row !== '')
      throw new Error(`${JSON.stringify(row.slice(0, 80))} is neither name=value nor name<<delimiter`);
  }
  return values;
}

export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The `::command key=value::message` lines of a log, unescaped as the runner does; like it, blanks before them and capitals do not matter. */
export function parseCommands(log: string): WorkflowCommand[] {
  return [...log.matchAll(/^[^\S\n]*::([a-z-]+)(?: ([^\r\n]*?))?::(.*)$/gim)].map(
    ([, command, properties, message]) => ({
      command: command!.toLowerCase(),
      properties: Object.fromEntries(
        (properties ?? '')
          .split(',')
          .filter(Boolean)
          .map((pair) => {
            const [key, ...value] = pair.split('=');
            return [key!, unescape(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',')];
          }),
      ),
      message: unescape(message!),
    }),
  );
}

function unescape(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
