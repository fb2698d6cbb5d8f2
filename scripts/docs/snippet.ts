// What a block of YAML in a document is, and how it becomes something the linters can read.
import { parseAllDocuments } from 'yaml';

/** A workflow as it stands or completed from a part; settings of tidegate.yml; inputs of one action; or something of others. */
export type Snippet =
  | { readonly kind: 'workflow'; readonly whole: boolean; readonly text: string; readonly added: number }
  | { readonly kind: 'settings'; readonly value: unknown }
  | { readonly kind: 'inputs' }
  | { readonly kind: 'manifest' };

const ruleKeys = ['rows', 'columns', 'checks', 'extra-columns', 'duplicates', 'freshness'];
const head = ['on: push', 'permissions: {}'];

/**
 * Tells what a block is by its keys. `sections` are the keys of tidegate.yml; `inputs` those of the action whose README it
 * stands in. Throws when it is not YAML, or nothing that is known: then nobody would check it.
 */
export function readSnippet(text: string, sections: readonly string[], inputs: readonly string[]): Snippet {
  const documents = parseAllDocuments(text);
  const error = documents.flatMap((document) => document.errors)[0];
  if (error) throw new Error(error.message);
  const values = documents.map((document) => document.toJS() as unknown);
  if (values.every((value) => isMap(value) && 'apiVersion' in value)) return { kind: 'manifest' };
  const [value] = values;
  if (Array.isArray(value) && value.every((step) => isMap(step) && ('uses' in step || 'run' in step)))
    return part([...head, 'jobs:', '  part:', '    runs-on: ubuntu-latest', '    steps:'], text, 6);
  if (!isMap(value)) throw new Error('is neither a workflow, nor a part of one, nor settings');
  const keys = Object.keys(value);
  if ('jobs' in value) {
    const whole = 'on' in value;
    return { kind: 'workflow', whole, text: whole ? text : `on: push\n${text}`, added: whole ? 0 : 1 };
  }
  if ('on' in value)
    return {
      kind: 'workflow',
      whole: false,
      text: `${text}\njobs: { part: { runs-on: a, steps: [{ run: a }] } }\n`,
      added: 0,
    };
  if (Array.isArray(value['steps']))
    return part([...head, 'jobs:', '  part:', ...('runs-on' in value ? [] : ['    runs-on: ubuntu-latest'])], text, 4);
  if (Object.values(value).every((job) => isMap(job) && ('uses' in job || Array.isArray(job['steps']))))
    return part([...head, 'jobs:'], text, 2);
  if (keys.every((key) => ruleKeys.includes(key))) return { kind: 'settings', value: { rules: { these: value } } };
  const passed = keys.length === 1 && isMap(value['with']) ? Object.keys(value['with']) : keys;
  if (inputs.length > 0 && passed.every((key) => inputs.includes(key))) return { kind: 'inputs' };
  if (keys.some((key) => sections.includes(key))) return { kind: 'settings', value };
  throw new Error(`is nothing that can be checked: its keys are ${keys.join(', ')}`);
}

function part(lines: readonly string[], text: string, indent: number): Snippet {
  // The jobs it waits for stand elsewhere; the line stays, so that lines are found again.
  const rows = text.replace(/^( *)needs: .*$/gm, '$1# needs').split('\n');
  const common = Math.min(...rows.filter((row) => row.trim() !== '').map((row) => row.search(/\S/)));
  const body = rows.map((row) => (row.trim() === '' ? '' : ' '.repeat(indent) + row.slice(common)));
  return { kind: 'workflow', whole: false, text: [...lines, ...body].join('\n'), added: lines.length };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
