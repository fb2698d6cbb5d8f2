import { UserError } from '@tidegate/evidence';
import { inOrder, modelKey, parseRow, type Row, rowLine } from '../row.ts';
import { type BranchRepository, type GitWorld, openBranch, type TreeFile } from './branch-repository.ts';
import { decideEntry, type Entry, type History, mostRows, type Reach, type Recorded } from './history.ts';

/** Tells that a branch is a history and nothing a team works on. */
const marker = { path: 'tidegate-history.json', text: `${JSON.stringify({ schema: 'tidegate-history/1' })}\n` };
/** Rows of one file. Git keeps a file whole for each commit that changes it. */
const rowsPerFile = 500;
const attempts = 40;

/**
 * A branch without a common past with the code: `models/<name>/000001.jsonl`, one row a line. Writers do not know of each other; a push
 * that comes too late is made anew upon what the other one pushed, and nothing is ever forced.
 */
export async function branchHistory(branch: string, world: GitWorld): Promise<History> {
  const repository = await openBranch(branch, world);
  return {
    location: `branch ${branch}`,
    close: async () => {},
    async read(model, reach) {
      const commit = await repository.fetch();
      return commit === undefined ? [] : newestRows(repository, await ours(repository, commit, branch), model, reach);
    },
    async record(entries, reach) {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const parent = await repository.fetch();
        const tree = parent === undefined ? [] : await ours(repository, parent, branch);
        const change = await changes(repository, tree, entries, reach);
        if (change.files.length === 0) return change.recorded;
        const files = parent === undefined ? [marker, ...change.files] : change.files;
        if (await repository.publish(parent, files, message(change.recorded))) return change.recorded;
        await world.clock.sleep(Math.random() * Math.min(2000, 50 * 2 ** attempt));
      }
      throw new UserError('timeout', `The branch ${branch} was moved by others ${attempts} times in a row.`, {
        hint: 'Let fewer jobs write to it at once: one step can watch many models (`models`).',
      });
    },
  };
}

async function ours(repository: BranchRepository, commit: string, branch: string): Promise<TreeFile[]> {
  const files = await repository.files(commit);
  if (files.some(({ path }) => path === marker.path)) return files;
  throw new UserError('conflict', `The branch ${branch} holds other things than a history.`, {
    hint: 'Name a branch of its own, as in `history: branch:tidegate-history`; it is made by the first run.',
  });
}

/** The files of a model, oldest first. */
function filesOf(tree: readonly TreeFile[], model: string): TreeFile[] {
  const folder = folderOf(model);
  return tree.filter(({ path }) => path.startsWith(folder)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const folderOf = (model: string) => `models/${modelKey(model)}/`;
const fileName = (model: string, number: number) => `${folderOf(model)}${String(number).padStart(6, '0')}.jsonl`;

async function rowsIn(repository: BranchRepository, file: TreeFile): Promise<Row[]> {
  const text = await repository.read(file.blob);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseRow(line, file.path));
}

async function newestRows(
  repository: BranchRepository,
  tree: readonly TreeFile[],
  model: string,
  reach: Reach,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const file of filesOf(tree, model).reverse()) {
    const more = await rowsIn(repository, file);
    rows.unshift(...more);
    const oldest = Math.min(...more.map(({ timestamp }) => Date.parse(timestamp)));
    if ((rows.length >= reach.rows && oldest < reach.since) || rows.length >= mostRows) break;
  }
  return inOrder(rows);
}

interface Changes {
  readonly recorded: Recorded[];
  readonly files: readonly { path: string; text: string }[];
}

/** What the entries make of the branch. Entries of one model see each other. */
async function changes(
  repository: BranchRepository,
  tree: readonly TreeFile[],
  entries: readonly Entry[],
  reach: Reach,
): Promise<Changes> {
  const known = new Map<string, Row[]>();
  const files = new Map<string, Row[]>();
  const recorded: Recorded[] = [];
  for (const entry of entries) {
    const rows = known.get(entry.model) ?? (await newestRows(repository, tree, entry.model, reach));
    const one = decideEntry(entry, rows);
    recorded.push(one);
    known.set(entry.model, inOrder([...one.past, one.row]));
    if (one.change !== 'unchanged') await write(repository, tree, files, one);
  }
  return { recorded, files: [...files].map(([path, rows]) => ({ path, text: rows.map(rowLine).join('') })) };
}

async function write(
  repository: BranchRepository,
  tree: readonly TreeFile[],
  files: Map<string, Row[]>,
  { row, change }: Recorded,
): Promise<void> {
  const there = filesOf(tree, row.model_name);
  const load = async (file: TreeFile) => files.get(file.path) ?? (await rowsIn(repository, file));
  if (change === 'replaced') {
    for (const file of there.toReversed()) {
      const rows = await load(file);
      const at = rows.findIndex(({ run_key }) => run_key === row.run_key);
      if (at >= 0) return void files.set(file.path, rows.with(at, row));
    }
    // Made by an entry before this one.
  }
  const newest = [...new Set([...there.map(({ path }) => path), ...files.keys()])]
    .filter((path) => path.startsWith(folderOf(row.model_name)))
    .sort()
    .at(-1);
  if (newest === undefined) return void files.set(fileName(row.model_name, 1), [row]);
  const kept = there.find(({ path }) => path === newest);
  const rows = files.get(newest) ?? (await rowsIn(repository, kept!));
  const others = rows.filter(({ run_key }) => run_key !== row.run_key);
  if (others.length < rowsPerFile) return void files.set(newest, [...others, row]);
  files.set(fileName(row.model_name, Number(/(\d+)\.jsonl$/.exec(newest)![1]) + 1), [row]);
}

function message(recorded: readonly Recorded[]): string {
  const models = new Set(recorded.map(({ row }) => row.model_name)).size;
  return `Monitoring: ${recorded.length} ${recorded.length === 1 ? 'row' : 'rows'} of ${models} ${models === 1 ? 'model' : 'models'}\n`;
}
