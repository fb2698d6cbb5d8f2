import { UserError } from '@tidegate/evidence';
import { textBytes } from './scan-text.ts';

/** Longest header record read, in characters. */
const maxHeader = 4 * 1024 * 1024;

/** The first record of a CSV text, split into fields; `undefined` when the text is empty. Throws on an unclosed quote. */
export function parseFirstRecord(text: string, delimiter: string): string[] | undefined {
  const fields: string[] = [];
  let i = 0;
  if (text === '') return undefined;
  for (;;) {
    let field = '';
    if (text[i] === '"') {
      i++;
      for (;;) {
        const quote = text.indexOf('"', i);
        if (quote < 0) throw new SyntaxError('a quoted name is not closed');
        field += text.slice(i, quote);
        i = quote + 1;
        if (text[i] !== '"') break;
        field += '"';
        i++;
      }
      if (i < text.length && ![delimiter, '\n', '\r'].includes(text[i]!)) {
        throw new SyntaxError(`there is text after the quoted name "${field}"`);
      }
    } else {
      const start = i;
      while (i < text.length && text[i] !== delimiter && text[i] !== '\n' && text[i] !== '\r') i++;
      field = text.slice(start, i);
    }
    fields.push(field);
    if (text[i] !== delimiter) return fields;
    i++;
  }
}

/**
 * Column names of a delimited file, read from its first record and never guessed. A name that is left blank becomes `column_<n>`.
 * Throws a UserError for an empty file, a blank first line, names that come twice, and a header written with another delimiter.
 */
export async function readHeader(path: string, shown: string, delimiter: string): Promise<string[]> {
  const text = (await firstRecord(path, shown)).replace(/^\uFEFF/, '');
  let fields: string[] | undefined;
  try {
    fields = parseFirstRecord(text, delimiter);
  } catch (cause) {
    throw new UserError('unreadable', `${shown}, line 1: ${(cause as Error).message}.`, {
      hint: 'Mend the header line.',
      cause,
    });
  }
  if (fields === undefined) throw emptyFile(shown);
  if (fields.length === 1 && fields[0]!.trim() === '') {
    throw new UserError('unreadable', `${shown} has no header: its first line is blank.`, {
      hint: 'Put the column names on the first line.',
    });
  }
  const other =
    fields.length === 1
      ? [';', '\t', '|', ','].find((sign) => sign !== delimiter && fields[0]!.includes(sign))
      : undefined;
  if (other !== undefined) {
    const named = other === '\t' ? 'tab' : other;
    throw new UserError(
      'unreadable',
      `${shown} has the one column name "${fields[0]}", which looks separated by "${named}".`,
      {
        hint: `Set \`delimiter: "${named}"\`.`,
      },
    );
  }
  const names = fields.map((name, i) => (name.trim() === '' ? `column_${i + 1}` : name.trim()));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new UserError('unreadable', `${shown} has the column name "${twice}" more than once.`, {
      hint: 'Give every column its own name.',
    });
  }
  return names;
}

export function emptyFile(shown: string): UserError {
  return new UserError('unreadable', `${shown} is empty.`, { hint: 'Check the step that writes it.' });
}

async function firstRecord(path: string, shown: string): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  // A line end in a quoted name is possible; an even number of quotes before it says it is not one.
  let quotes = 0;
  let seen = 0;
  for await (const chunk of textBytes(path)) {
    text += decoder.decode(chunk, { stream: true });
    for (; seen < text.length; seen++) {
      if (text[seen] === '"') quotes++;
      else if ((text[seen] === '\n' || text[seen] === '\r') && quotes % 2 === 0) return text;
    }
    if (text.length > maxHeader) {
      throw new UserError(
        'unreadable',
        `${shown}, line 1: the header does not end within ${maxHeader / 1024 / 1024} MB.`,
        {
          hint: 'Put the column names on the first line, and check that the file has line ends and that its quotes are closed.',
        },
      );
    }
  }
  return text;
}
