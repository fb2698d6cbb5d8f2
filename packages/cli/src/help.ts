import { nearest, UserError } from '@tidegate/evidence';

const overview = `tidegate: gates for machine learning models, tried on this machine

  tidegate run [workflow.yml]     run a workflow of yours: no GitHub, no cluster
  tidegate gate <action>          run one gate on local files
  tidegate lint [folder]          find what makes a pipeline green when it should be red
  tidegate help <command>         its options

Exit codes: 0 went through, 1 a red verdict, 2 something to mend in what was given, 3 a bug of ours.
`;

const commands: Readonly<Record<string, string>> = {
  run: `tidegate run [workflow.yml] [options]

Runs a workflow of this folder: its jobs in the order of \`needs\`, its steps in bash, Tidegate's actions and reusable workflows
as they are in this version. Each job gets a copy of the folder; pushes go to a copy of the repository; GitHub is a server of
this program. Without a file, the one workflow of .github/workflows is run.

  --job <id>             only this job and those it needs (repeat for several)
  --event <name>         default: workflow_dispatch where the workflow has it, else its first event
  --input <name=value>   an input of workflow_dispatch or workflow_call
  --var <name=value>     a variable of the repository (\`vars\`)
  --secret <name[=value]>  a secret; without a value it is read from the environment variable of that name
  --env-file <file>      lines NAME=value for the environment of every step
  --with <path>          also copy this file or folder, though git ignores it
  --python <path>        the Python of actions/setup-python
  --folder <path>        where the run is kept (default .tidegate); registered versions stay there from run to run
  --fresh                forget what earlier runs registered
  --skip-unknown         leave out actions of others that have no local equivalent, instead of stopping
  --dry-run              tell what would run, and run nothing
`,
  gate: `tidegate gate <action> [--<input> <value>]...

Runs one action in this folder, as a step would. Each input is an option of its name; \`--input name=value\` is the same.

  tidegate gate validate-data --data today.csv --reference reference.csv
  tidegate gate check-model-threshold --metrics metrics.json --thresholds 'accuracy >= 0.85'
`,
  lint: `tidegate lint [folder | workflow.yml ...] [--fail-on error|warning|never] [--rules <id>] [--ignore <id>] [--trusted-actions <owner/*>]

Lints the workflows of a folder, or some of its files. The rules: actions/workflow-lint/README.md.
`,
};

/** The help of one command, or of all. */
export function helpText(command?: string): string {
  if (command === undefined) return overview;
  const text = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (text !== undefined) return text;
  const similar = nearest(command, Object.keys(commands));
  throw new UserError('bad-input', `\`${command}\` is no command.`, {
    hint: similar ? `Did you mean \`${similar}\`?` : `The commands are ${Object.keys(commands).join(', ')}.`,
  });
}
