import type { Rule } from '../finding.ts';
import { commands, isGate, wordsOf } from '../model/roles.ts';
import { called, type Step } from '../model/workflow.ts';
import { placeOfLine } from '../yaml/offsets.ts';

export const inventedMetric: Rule = {
  id: 'invented-metric',
  severity: 'error',
  asks: 'Does a metric that cannot be read stay unread?',
  why: 'With a number in its place the gate compares with nothing: against an accuracy of 0 every model is better.',
  remedy: 'Let the step fail when the value cannot be read, as check-model-threshold and compare-with-production do.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      for (const step of job.steps) {
        if (step.run === undefined || !isAboutMetrics(step)) continue;
        for (const [line, text] of step.run.text.split('\n').entries()) {
          const match =
            /\|\|\s*echo\s+["']?(-?\d+(?:\.\d+)?|true|false)["']?(?=[\s);"]|$)|\$\{\w+:?-(\d+(?:\.\d+)?)\}|(?<!\/)\/\/\s*(\d+(?:\.\d+)?)\b(?=\s*['"|)])|\.get\(\s*["']\w+["']\s*,\s*(\d+(?:\.\d+)?)\s*\)/.exec(
              text,
            );
          if (!match || /^\s*#/.test(text)) continue;
          const value = match.slice(1).find((one) => one !== undefined);
          yield {
            at: placeOfLine(step.run, line),
            message: `"${called(step)}" puts ${value} where a value cannot be read`,
          };
        }
      }
    }
  },
};

export const shellComparison: Rule = {
  id: 'shell-comparison',
  severity: 'error',
  asks: 'Is no metric compared by the shell?',
  why: '`bc` reads an empty value as nothing and 1e-05 as an error, and the `if` around it takes the branch that passes.',
  remedy: 'Compare with check-model-threshold, or in a program that refuses what is no number.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      for (const step of job.steps) {
        if (step.run === undefined) continue;
        for (const [line, text] of step.run.text.split('\n').entries()) {
          if (/^\s*#/.test(text) || !/[<>]=?[^|]*\|\s*bc\b|\bbc\b[^|]*<<<[^|]*[<>]/.test(text)) continue;
          yield { at: placeOfLine(step.run, line), message: `"${called(step)}" compares numbers with \`bc\`` };
        }
      }
    }
  },
};

function isAboutMetrics(step: Step): boolean {
  const words = wordsOf(step.name, step.id, ...commands(step).map(({ text }) => text));
  return (
    isGate(step) ||
    /\b(accuracy|f1|auc|rmse|mae|metrics?|score|drift\w*|baseline|production|recall|precision|share)\b/.test(words)
  );
}
