import { parseArgs } from 'node:util';
import { nearest, UserError } from '@tidegate/evidence';

export interface Arguments {
  /** Option -> every value given for it; `''` for a switch. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** Options that take a value, and switches that take none. */
export interface Known {
  readonly values: readonly string[];
  readonly switches?: readonly string[];
}

/** Parses `--name value`, `--name=value` and `--switch`, each as often as wanted. What is not known is a UserError with the nearest name. */
export function parseOptions(command: string, args: readonly string[], known: Known): Arguments {
  const switches = known.switches ?? [];
  const names = [...known.values, ...switches];
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(known.values.map((name) => [name, { type: 'string', multiple: true }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!rawName.startsWith('--') || !names.includes(name)) {
      const similar = nearest(name, names);
      throw new UserError('bad-input', `\`${rawName}\` is no option of \`tidegate ${command}\`.`, {
        hint: similar ? `Did you mean \`--${similar}\`?` : `\`tidegate ${command} --help\` lists them.`,
      });
    }
    if (switches.includes(name) && value !== undefined)
      throw new UserError('bad-input', `\`${rawName}\` takes no value, but got \`${value}\`.`);
    if (known.values.includes(name) && value === undefined)
      throw new UserError('bad-input', `\`${rawName}\` needs a value.`, { hint: `Write \`${rawName}=<value>\`.` });
    options.set(name, [...(options.get(name) ?? []), value ?? '']);
  }
  return { options, positionals };
}

/** The one value of an option that is given at most once. */
export function single({ options }: Arguments, name: string): string | undefined {
  const values = options.get(name) ?? [];
  if (values.length > 1) throw new UserError('bad-input', `\`--${name}\` was given ${values.length} times.`);
  return values[0];
}

/** `name=value` of each value of an option. */
export function pairs({ options }: Arguments, name: string): Record<string, string> {
  return Object.fromEntries(
    (options.get(name) ?? []).map((typed) => {
      const at = typed.indexOf('=');
      if (at > 0) return [typed.slice(0, at), typed.slice(at + 1)];
      throw new UserError('bad-input', `\`--${name} ${typed}\` is not \`name=value\`.`);
    }),
  );
}
