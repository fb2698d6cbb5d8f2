// Letters beyond ASCII by range and not by Unicode property, whose tables cost more to load than all the rest of a run:
// Latin to Greek Extended, and CJK onwards; not the punctuation and the operators between.
const beyond = '\\u00c0-\\u1fff\\u2c00-\\u2fff\\u3001-\\u{10ffff}';
const first = `[A-Za-z_${beyond}]`;
const rest = `[\\w.@:/%${beyond}]`;

// A hyphen inside a name must be followed by a letter: `f1-score` is a name, `production-0.02` a subtraction.
const name = `${first}${rest}*(?:-${first}${rest}*)*`;

/** A metric name that needs no quotes, at the scanner's place. */
export const bareName = new RegExp(name, 'uy');
/** A text that is such a name as a whole. */
export const wholeName = new RegExp(`^${name}$`, 'u');

/** The words of the language, which a bare name must not be. */
export const reserved: readonly string[] = ['production', 'and', 'or'];

export const keyword = {
  production: new RegExp(`production(?!${rest}|\\[)`, 'uy'),
  and: new RegExp(`and(?!${rest})`, 'uy'),
  or: new RegExp(`or(?!${rest})`, 'uy'),
} as const;

/** Text in a slice that needs no quotes. */
export const bareSliceText = /[^\s\],="`[](?:[^\],="`[]*[^\s\],="`[])?/uy;
export const wholeSliceText = /^[^\s\],="`[](?:[^\],="`[]*[^\s\],="`[])?$/u;
export const quotedText = /"((?:[^"\\]|\\["\\])*)"|`([^`]*)`/uy;

/** How a rule looks, for remedies. */
export const example = 'Write it as `accuracy >= 0.85` or `accuracy >= production - 0.02`.';
