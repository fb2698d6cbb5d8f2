import { parse, TomlError } from 'smol-toml';
import { type Format, FormatError, jsonValue } from './document.ts';

/** TOML 1.0, as DVC writes metrics; `nan` and `inf` are numbers, a date is a text. */
export const toml: Format = {
  name: 'TOML',
  parse(text) {
    try {
      return jsonValue(parse(text));
    } catch (cause) {
      if (!(cause instanceof TomlError)) throw cause;
      const what = cause.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
      throw new FormatError(`line ${cause.line}, column ${cause.column}: ${what}`);
    }
  },
};
