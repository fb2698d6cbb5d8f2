// docs/features.md says which command shows which feature; what it names has to be there (links: scripts/docs).
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { commandFaults } from './features/shown-commands.ts';

const page = 'docs/features.md';

/** Faults of the page: rows without a state or a command, and names of nothing. `files` are those of the repository. */
export function featureFaults(files: readonly string[], text: string = readFileSync(page, 'utf8')): string[] {
  const lines = text.split('\n').flatMap((line, index) => {
    const found = [...rowFaults(line), ...inputFaults(line), ...codeFaults(line, files)];
    return found.map((fault) => `${page}:${index + 1}: ${fault}`);
  });
  return [...lines, ...numberFaults(text).map((fault) => `${page}: ${fault}`)];
}

/** A row that went missing leaves a gap; a section is its heading, `## A. ...`, and rows from A1. */
function numberFaults(text: string): string[] {
  const last = new Map<string, number>();
  const gaps = [...text.matchAll(/^\| ([A-Z])(\d+) \|/gm)].flatMap(([, letter, digits]) => {
    const [expected, number] = [(last.get(letter!) ?? 0) + 1, Number(digits)];
    last.set(letter!, number);
    return number === expected ? [] : [`${letter}${number} stands where ${letter}${expected} belongs`];
  });
  const headings = [...text.matchAll(/^## ([A-Z])\. /gm)].map(([, letter]) => letter!);
  return [...gaps, ...headings.filter((letter) => !last.has(letter)).map((letter) => `section ${letter} has no row`)];
}

/** A row is `| name | ... | state |`; the state is `shown`, `in part: why` or `not here: why`. */
function rowFaults(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  if (cells.length < 4 || !/^[A-Z]\d+$/.test(cells[1]!)) return [];
  const [name, state = ''] = [cells[1]!, cells.at(-2)];
  if (!/^(shown|in part: .{10,}|not here: .{10,})$/.test(state))
    return [`${name}: the last cell is none of \`shown\`, \`in part: why\`, \`not here: why\``];
  const told = /`npm /.test(line);
  if (state.startsWith('not here')) return told ? [`${name}: is not shown here, and names a command`] : [];
  return told ? [] : [`${name}: names no command`];
}

/** "`a`, `b` of `train.yml`": inputs, outputs and secrets of a workflow or an action. */
function inputFaults(line: string): string[] {
  return [...line.matchAll(/(`[\w-]+`(?:(?:, | and | or )`[\w-]+`)*) of \[?`([\w-]+(?:\.yml)?)`/g)].flatMap(
    ([, names, owner]) => {
      const file = owner!.endsWith('.yml') ? `.github/workflows/${owner}` : `actions/${owner}/action.yml`;
      if (!existsSync(file)) return [`${file} is not there`];
      const known = interfaceOf(file);
      return [...names!.matchAll(/`([^`]+)`/g)].flatMap(([, name]) =>
        known.has(name!) ? [] : [`${owner} has no input, output or secret ${name}`],
      );
    },
  );
}

function interfaceOf(file: string): Set<string> {
  type Interface = Partial<Record<'inputs' | 'outputs' | 'secrets', object>>;
  const read = parse(readFileSync(file, 'utf8')) as Interface & { on?: { workflow_call?: Interface } };
  const { inputs, outputs, secrets } = read.on?.workflow_call ?? read;
  return new Set([inputs, outputs, secrets].flatMap((part) => Object.keys(part ?? {})));
}

function codeFaults(line: string, files: readonly string[]): string[] {
  return [...line.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => {
    if (code!.startsWith('npm ')) return commandFaults(code!, files);
    if (/^test_\w+$/.test(code!)) return pythonFaults(code!, files);
    if (/^(actions|bench|docs|examples|packages|schemas|scripts|test)\/[\w./-]+$/.test(code!) && !existsSync(code!))
      return [`${code} is not there`];
    return [];
  });
}

function pythonFaults(name: string, files: readonly string[]): string[] {
  const tests = files.filter((file) => /^examples\/.*\/test_\w+\.py$/.test(file));
  return tests.some((file) => readFileSync(file, 'utf8').includes(`def ${name}(`)) ? [] : [`no test is called ${name}`];
}
