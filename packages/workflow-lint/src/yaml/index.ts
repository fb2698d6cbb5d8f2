export { type Parsed, parseYaml, type Unreadable } from './parse.ts';
export { child, type Entry, listed, type Place, type Tree } from './tree.ts';
