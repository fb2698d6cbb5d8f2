import type { Evidence } from '@tidegate/evidence';
import type { Renderings } from '@tidegate/kit';
import type { CardDetails } from '@tidegate/report/documents';
import { renderOverview, summaryLimit } from '@tidegate/report/overview';
import type { Place } from '@tidegate/report/settings';
import type { AboutRun } from './about-run.ts';
import type { Output } from './action.ts';

type File = Renderings<Output>['files'][number];

/** Each is a chunk of its own: loaded for who asked for it. */
const files: Partial<
  Record<Place, (evidences: readonly Evidence[], about: AboutRun, card: CardDetails) => Promise<File>>
> = {
  html: async (evidences, { title }) => ({
    name: 'report.html',
    text: (await import('@tidegate/report/html')).renderReport(title, evidences),
    output: 'report',
  }),
  junit: async (evidences) => ({
    name: 'report.junit.xml',
    text: (await import('@tidegate/report/junit')).renderJunit(evidences),
  }),
  sarif: async (evidences) => ({
    name: 'report.sarif',
    text: (await import('@tidegate/report/sarif')).renderSarif(evidences),
  }),
  'model-card': async (evidences, { subject }, card) => ({
    name: 'model-card.md',
    text: (await import('@tidegate/report/documents')).renderModelCard(evidences, { ...card, ...named(subject.model) }),
    output: 'model-card',
  }),
  'training-report': async (evidences) => ({
    name: 'training-report.md',
    text: (await import('@tidegate/report/documents')).renderTrainingReport(evidences),
  }),
  'deployment-report': async (evidences) => ({
    name: 'deployment-report.md',
    text: (await import('@tidegate/report/documents')).renderDeploymentReport(evidences),
  }),
};

function named(model: string | undefined): Pick<CardDetails, 'model'> {
  return model === undefined ? {} : { model };
}

/** Everything that was asked for and is a text. */
export async function renderAll(
  places: readonly Place[],
  evidences: readonly Evidence[],
  about: AboutRun,
  card: CardDetails,
): Promise<{ renderings: Renderings<Output>; severity: string }> {
  const { notification } = await import('@tidegate/report/notification');
  const told = notification(evidences, about);
  const rendered = await Promise.all(places.flatMap((place) => files[place]?.(evidences, about, card) ?? []));
  const payload: File = {
    name: 'notification.json',
    text: `${JSON.stringify(told, null, 2)}\n`,
    output: 'notification',
  };
  return {
    severity: told.severity,
    renderings: {
      files: [...rendered, ...(places.includes('notification') ? [payload] : [])],
      ...(places.includes('summary') && {
        summary: renderOverview(evidences, { title: about.title, link: about.link, most: summaryLimit }),
      }),
    },
  };
}
