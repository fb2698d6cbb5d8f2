import type { Evidence } from '@tidegate/evidence';
import { renderDeploymentReport, renderModelCard, renderTrainingReport } from '@tidegate/report/documents';
import { renderReport } from '@tidegate/report/html';
import { renderJunit } from '@tidegate/report/junit';
import { notification } from '@tidegate/report/notification';
import { commentLimit, renderOverview, summaryLimit } from '@tidegate/report/overview';
import { renderSarif } from '@tidegate/report/sarif';

/** Every rendering there is. */
export function renderings(title: string, evidences: readonly Evidence[]) {
  const link = 'https://github.invalid/octo/flights/actions/runs/99';
  return {
    summary: renderOverview(evidences, { title, link, most: summaryLimit }),
    comment: renderOverview(evidences, { title, link, most: commentLimit }),
    card: renderModelCard(evidences, { description: title, dataset: title, limitations: title }),
    training: renderTrainingReport(evidences),
    deployment: renderDeploymentReport(evidences),
    html: renderReport(title, evidences),
    junit: renderJunit(evidences),
    sarif: renderSarif(evidences),
    notification: notification(evidences, { title, key: 'train', link, repository: 'octo/flights' }),
  };
}
