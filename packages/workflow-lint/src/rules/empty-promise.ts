import type { Rule } from '../finding.ts';
import { type Command } from '../model/shell.ts';
import { commands, wordsOf } from '../model/roles.ts';
import { called, type Step } from '../model/workflow.ts';
import { child } from '../yaml/tree.ts';

const promises =
  /\b(canary|smoke|roll ?back|monitor\w*|watch|approv\w*|deploy\w*|verif\w*|validat\w*|checks?|health|gate|scans?|tests?|promot\w*|retrain\w*|sign|integration|undo)\b/;
const telling =
  /\b(reports?|notif\w*|summar\w*|announce\w*|message|print|show|log|skip\w*|result|info|reason|decision|status|done|complete\w*|reject\w*|outputs?|explain|instructions|warn\w*|banner|link|url|title|list|versions?|debug|hello|started|finished|details|tell|not)\b/;

export const emptyPromise: Rule = {
  id: 'empty-promise',
  severity: 'error',
  asks: 'Does every step that promises a canary, a test, a rollback, an approval do it?',
  why: 'It prints a text or sleeps, and is green whatever happens in production.',
  remedy: 'Do it, call it what it is, or take it away.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      const working = job.steps.filter((step) => !isPreparation(step));
      const idle = working.length > 0 && working.every((step) => onlyTalks(commands(step)) && step.run !== undefined);
      // An environment's reviewers are an approval, and the job behind them may be empty.
      const approval = child(job.tree, 'environment') !== undefined && /approv|gate/.test(wordsOf(job.id, job.name));
      if (approval) continue;
      if (idle && isPromise(job.id, job.name)) yield { at: job.at, message: `job \`${job.id}\` only ${does(working)}` };
      else {
        for (const step of working) {
          if (step.run && onlyTalks(commands(step)) && isPromise(step.name, step.id)) {
            yield { at: step.at, message: `"${called(step)}" only ${does([step])}${commentedOut(step)}` };
          }
        }
      }
    }
  },
};

function isPromise(...names: readonly string[]): boolean {
  const words = wordsOf(...names);
  return promises.test(words) && !telling.test(words);
}

function isPreparation({ uses }: Step): boolean {
  return /^actions\/(checkout|setup-|cache|download-artifact)/.test(uses?.text ?? '');
}

/** Whether a script is made of echo, sleep and the like; what it writes for later steps is work. */
export function onlyTalks(list: readonly Command[]): boolean {
  return (
    list.length > 0 &&
    list.every(
      ({ program, text, words }) =>
        (/^(echo|printf|sleep|true|:|date|set)$/.test(program) ||
          text === 'exit 0' ||
          (program === '' && words.every((word) => !word.includes('$(')))) &&
        !/\$\(|`|GITHUB_(OUTPUT|ENV|PATH)|>\s*[^&\s"$]/.test(text),
    )
  );
}

function does(steps: readonly Step[]): string {
  const programs = new Set(steps.flatMap((step) => commands(step).map(({ program }) => program)));
  const words = [
    programs.has('sleep') && 'sleeps',
    (programs.has('echo') || programs.has('printf')) && 'prints text',
  ].filter(Boolean);
  return words.join(' and ') || 'does nothing';
}

function commentedOut(step: Step): string {
  const commented = /^\s*#\s*(?:[a-z][\w./-]+\s+(?:-{1,2}\w|[a-z]+ |\S*[/.$])|if\b|for\b)/m.test(step.run?.text ?? '');
  return commented ? ': its commands are commented out' : '';
}
