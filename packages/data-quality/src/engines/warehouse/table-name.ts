import { UserError } from '@tidegate/evidence';

/** A table as typed after `table:`, part by part: `"Sales".orders`. */
export interface NamePart {
  readonly text: string;
  /** In double quotes: the very letters are meant. */
  readonly quoted: boolean;
}

/** True of an input that names a table and no file. */
export function namesTable(typed: string): boolean {
  return /^table:/i.test(typed.trim());
}

/** Reads `table: schema.name`; parts may stand in double quotes. `most` is how many parts the engine has. */
export function tableName(input: string, typed: string, most: number): NamePart[] {
  const name = typed.trim().replace(/^table:\s*/i, '');
  const parts: NamePart[] = [];
  for (let rest = name; ;) {
    const match = /^(?:"((?:[^"]|"")+)"|([^".\s][^".]*))(\.|$)/.exec(rest);
    if (!match) throw badName(input, typed, most);
    const [whole, quoted, plain] = match;
    parts.push({ text: quoted?.replaceAll('""', '"') ?? plain!.trim(), quoted: quoted !== undefined });
    if (match[3] === '') break;
    rest = rest.slice(whole.length);
  }
  if (parts.length > most) throw badName(input, typed, most);
  return parts;
}

function badName(input: string, typed: string, most: number): UserError {
  const shape = ['name', 'schema.name', 'catalog.schema.name'].slice(0, most).join(', or ');
  return new UserError('bad-input', `\`${input}\`: ${typed.trim()} is no name of a table.`, {
    hint: `Write table: ${shape}, with double quotes around a part that has a dot, a blank or a quote in it.`,
  });
}
