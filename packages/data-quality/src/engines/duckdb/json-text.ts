import type { KeptForm } from './kept-forms.ts';

const refused = (kept: string, type: string) => ({ value: `CAST(NULL AS ${type})`, invalid: `(${kept} IS NOT NULL)` });

/** JSON strings: text that is never a number or a boolean, whatever it spells. Times have no other way to be written. */
export const jsonText: KeptForm = {
  name: 'JSON string',
  looks: /^/,
  parse: (text) => text,
  text: (kept) => kept,
  type: 'string',
  mayBeTime: true,
  reads: (kept) => ({
    integer: refused(kept, 'DECIMAL(38,0)'),
    float: refused(kept, 'DOUBLE'),
    boolean: refused(kept, 'BOOLEAN'),
  }),
};
