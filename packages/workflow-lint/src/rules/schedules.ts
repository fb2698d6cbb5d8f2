import type { Rule } from '../finding.ts';
import { commands, wordsOf } from '../model/roles.ts';
import { called, type Job } from '../model/workflow.ts';
import { child, scalars } from '../yaml/tree.ts';

export const duplicateIssues: Rule = {
  id: 'duplicate-issues',
  severity: 'warning',
  asks: 'Does a schedule open one issue for one trouble?',
  why: 'Every run opens another issue for the same trouble, until nobody reads them.',
  remedy: 'Look for the open one first, or use monitor-model, which keeps one and closes it.',
  *find(workflow) {
    if (!workflow.triggers.has('schedule')) return;
    for (const job of workflow.jobs) {
      const texts = job.steps.map(
        ({ run, tree }) => `${run?.text ?? ''}\n${child(tree, 'with', 'script')?.text ?? ''}`,
      );
      const looks = texts.some((text) =>
        /issues\.(listForRepo|list)\b|search\.issues|gh issue (list|view)|\/search\/issues/.test(text),
      );
      for (const [i, step] of job.steps.entries()) {
        const action =
          /(create-an-issue|create-issue)/.test(step.uses?.text ?? '') &&
          child(step.tree, 'with', 'update_existing')?.text !== 'true';
        const opens = /issues\.create\(|gh issue create/.test(texts[i]!) || action;
        if (opens && !looks)
          yield { at: step.at, message: `"${called(step)}" opens a new issue in every scheduled run` };
      }
    }
  },
};

const databases = /\b(postgres\w*|mysql|mariadb|timescaledb|influxdb|mongo|redis|clickhouse)\b/;

export const lostHistory: Rule = {
  id: 'lost-history',
  severity: 'warning',
  asks: 'Does the history of a monitor outlive its job?',
  why: 'A service container dies with its job: each run finds an empty database and has nothing to compare with.',
  remedy: 'Keep the history in a database of its own, a branch or a file, as monitor-model does.',
  *find(workflow) {
    if (!workflow.triggers.has('schedule')) return;
    for (const job of workflow.jobs.filter(isMonitor)) {
      for (const { key, at, value } of child(job.tree, 'services')?.entries ?? []) {
        if (databases.test(wordsOf(key, child(value, 'image')?.text))) {
          yield { at, message: `the database \`${key}\` of the scheduled job \`${job.id}\` lives as long as the job` };
        }
      }
    }
  },
};

export const localTarget: Rule = {
  id: 'local-target',
  severity: 'warning',
  asks: 'Does every job ask a server that is there?',
  why: 'On a hosted runner nothing listens on localhost unless the job starts it: the answer is always that there is none.',
  remedy: 'Write the address of the server, from a variable of the environment.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      if (startsServers(job) || !/\b(ubuntu|windows|macos)\b/.test(wordsOf(child(job.tree, 'runs-on')?.text))) continue;
      for (const scalar of scalars(job.tree)) {
        const match = /(?:https?:\/\/)?\b(?:localhost|127\.0\.0\.1):\d{2,5}\b/.exec(scalar.text);
        if (match) {
          yield { at: scalar.at, message: `job \`${job.id}\` asks ${match[0]}, and starts no server` };
          break;
        }
      }
    }
  },
};

function isMonitor(job: Job): boolean {
  const tested = job.steps.some((step) => commands(step).some(({ program }) => /^(pytest|tox|nox)$/.test(program)));
  return (
    !tested && /\b(monitor\w*|drift\w*|history|performance|quality|metrics|watch)\b/.test(wordsOf(job.id, job.name))
  );
}

/** Services, containers, tunnels and anything left running in the background. */
function startsServers(job: Job): boolean {
  if (child(job.tree, 'services') || child(job.tree, 'container')) return true;
  return job.steps.some(
    (step) =>
      (step.uses !== undefined &&
        !/^actions\/(checkout|setup-|cache|upload-|download-)/.test(step.uses.text) &&
        !/mlops\/actions\//.test(step.uses.text)) ||
      commands(step).some(
        ({ text, after }) =>
          after === '&' ||
          /docker(-| )compose|docker run|port-forward|ssh .*-L|kind create|minikube|nohup|--daemon|-d\b|\bstart\b|serve/.test(
            text,
          ),
      ) ||
      /(^|[^&>])&\s*$/m.test(step.run?.text ?? ''),
  );
}
