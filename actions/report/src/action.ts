import { configFile } from '@tidegate/config';
import { type Check, type Evidence, judge } from '@tidegate/evidence';
import { type ActionResult, type CommonInputs, defineAction, type Io, tokenInput } from '@tidegate/kit';
import { gatherEvidence } from '@tidegate/report/gather';
import { commentLimit, overall, renderOverview } from '@tidegate/report/overview';
import { reportSettings } from '@tidegate/report/settings';
import { z } from 'zod';
import { postComment, settleIncident } from './post.ts';
import { renderAll } from './render.ts';
import { aboutRun } from './about-run.ts';

const inputs = z.object({ ...reportSettings.shape, ...tokenInput });
export type Inputs = z.output<typeof inputs> & CommonInputs;

const outputs = {
  'comment-url': 'Address of the comment; empty when none was posted',
  'issue-url': 'Address of the incident; empty when there is none',
  'model-card': 'Path of the model card',
  notification: 'Path of what Slack, Teams and mail are told (JSON)',
  severity: '`info`, `warning` or `critical`, as the notification says',
} as const;
export type Output = keyof typeof outputs;

export const action = defineAction({
  name: 'report',
  inputs,
  outputs,
  config: configFile,
  // `to` says it.
  omits: ['report-formats'],
  run,
});

/** Reads what the gates left, tells it everywhere it was asked for, and passes their verdict on. */
async function run(inputs: Inputs, io: Io): Promise<ActionResult<Output>> {
  const { evidences, unreadable } = await gatherEvidence(inputs.evidence, io.run.workspace, inputs['job-status']);
  const told = [...evidences, ...(unreadable.length > 0 ? [unreadableEvidence(unreadable, evidences)] : [])];
  const about = aboutRun(inputs, told, io);
  const { renderings, severity } = await renderAll(inputs.to, told, about, inputs.card ?? {});
  const body = io.clean(renderOverview(told, { title: about.title, link: about.link, most: commentLimit - 1000 }));
  const red = ['fail', 'inconclusive'].includes(overall(told).verdict);
  const [comment, issue] = await Promise.all([
    inputs.to.includes('comment') ? postComment(inputs, about, body, io) : undefined,
    inputs.to.includes('issue') ? settleIncident(inputs, about, body, red, io) : undefined,
  ]);
  const checks = evidences.map(({ gate, verdict, reason }, i): Check => {
    return { id: `${i + 1}.${gate}`, title: gate, verdict, reason };
  });
  return {
    ...judge([...checks, ...unreadable]),
    reason: overall(told).reason,
    subject: about.subject,
    facts: {
      gates: evidences.length,
      to: inputs.to.join(', '),
      key: about.key,
      ...(comment && { comment: comment.action }),
      ...(issue && { issue: issue.action }),
    },
    outputs: { 'comment-url': comment?.url, 'issue-url': issue?.url, severity },
    renderings,
  };
}

/** What cannot be read is told like a gate that could not decide. */
function unreadableEvidence(checks: readonly Check[], [first]: readonly Evidence[]): Evidence {
  const now = new Date().toISOString();
  const none = { mode: 'enforce' as const, subject: {}, facts: {}, run: {}, startedAt: now, finishedAt: now };
  const { tool = { name: 'tidegate' as const, version: 'unknown' } } = first ?? {};
  return {
    schema: 'tidegate-evidence/1',
    tool,
    gate: 'what nobody knows',
    ...none,
    ...judge(checks),
    checks: [...checks],
  };
}
