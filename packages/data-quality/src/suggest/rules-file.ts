import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { Document, isMap, isScalar, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { SuggestedRule, Suggestion } from './suggest.ts';

export interface RulesFile {
  readonly text: string;
  /** Rules that were not there before. */
  readonly added: number;
  /** The difference from the rules there are; undefined when there are none. */
  readonly difference?: string;
}

/** Words that say more than a suggestion does: where one stands, the suggested ones stay away. */
const saidBy: Readonly<Record<string, readonly string[]>> = {
  min: ['in', 'exclusive-min', 'references'],
  max: ['in', 'exclusive-max', 'references'],
  in: ['not-in', 'min', 'max', 'pattern', 'references', 'unique'],
  length: ['pattern', 'in'],
};

/**
 * The suggestion as a rules file. Where there are rules already (`today`, YAML of a mapping), they stay as they are, and what
 * they do not speak of is added.
 */
export function rulesFile(suggestion: Suggestion, source: string, today?: string): RulesFile {
  const document = today === undefined ? new Document({}) : parseDocument(today);
  const before = today === undefined ? undefined : document.toString(style);
  const root = document.contents as unknown as YAMLMap;
  let added = 0;
  const add = (map: YAMLMap, { word, value, why }: SuggestedRule) => {
    if (map.has(word)) return;
    const key = new Scalar(word);
    const node = document.createNode(value, { flow: true });
    // Within braces a comment would end the line.
    if (!map.flow) node.comment = ` ${why}`;
    map.add(document.createPair(key, node));
    added++;
  };
  if (today === undefined)
    document.commentBefore = ` Suggested by validate-data from ${source.replaceAll(/\s+/g, ' ')}. Tighten what you know better.`;
  add(root, suggestion.rows);
  if (today === undefined) add(root, { word: 'extra-columns', value: 'warn', why: 'all columns of today have a rule' });
  if (!root.has('columns')) root.set(new Scalar('columns'), document.createNode({}));
  const columns = root.get('columns') as YAMLMap;
  for (const { name, rules } of suggestion.columns) {
    const known = keyOf(columns, name);
    if (known === undefined) columns.add(document.createPair(new Scalar(name), document.createNode({})));
    const map = columns.get(known ?? name);
    if (!isMap(map)) continue;
    for (const rule of rules) if (!(saidBy[rule.word] ?? []).some((word) => map.has(word))) add(map, rule);
    if (map.items.length === 0) map.flow = true;
  }
  const text = document.toString(style);
  if (before === undefined) return { text, added };
  const difference = createTwoFilesPatch('rules today', 'rules suggested', before, text, undefined, undefined, {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return { text, added, difference };
}

const style = { lineWidth: 0 } as const;

/** A column's key as the user wrote it: `2019:` is a number to YAML and a name to us. */
function keyOf(columns: YAMLMap, name: string): unknown {
  const keys = columns.items.map(({ key }) => (isScalar(key) ? key.value : key));
  return keys.find((key) => key === name || (typeof key === 'number' && String(key) === name));
}
