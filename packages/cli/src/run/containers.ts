import { type Scope, textOf, type Value } from '@tidegate/workflow-lint/evaluate';
import { child, type Tree } from '@tidegate/workflow-lint/yaml';
import { faulty } from '../workflow/faulty.ts';
import type { Job } from '../workflow/read.ts';
import { filled } from './job-run.ts';

/** Images a job asks for: its `container` and its `services`. */
function imagesOf(job: Job): { key: string; image: Tree }[] {
  const services = child(job.tree, 'services')?.entries ?? [];
  const asked = [
    { key: 'container', tree: child(job.tree, 'container') },
    ...services.map(({ key, value }) => ({ key: `services.${key}`, tree: value })),
  ];
  return asked.flatMap(({ key, tree }) => (tree ? [{ key, image: child(tree, 'image') ?? tree }] : []));
}

/** Throws a UserError for a container that would be started: nothing runs in containers here. GitHub starts none for an empty image. */
export function refuseContainers(file: string, job: Job, read: (image: Tree) => Value): void {
  for (const { key, image } of imagesOf(job)) {
    const name = textOf(read(image));
    if (name === '') continue;
    const hint = 'Start it yourself, hand its address in with `--var`, and run the workflow without it.';
    throw faulty(
      file,
      image.at,
      `the job \`${job.id}\` has \`${key}\` ${name}, and nothing runs in containers here.`,
      hint,
    );
  }
}

/** Reads an image with its expressions filled in. */
export const imageIn =
  (file: string, scope: Scope) =>
  (image: Tree): Value =>
    filled(file, image, scope);

/** Reads an image as far as it is known before anything runs: not what an expression makes. */
export const imageAsWritten = (image: Tree): Value => (image.text.includes('${{') ? '' : image.text);
