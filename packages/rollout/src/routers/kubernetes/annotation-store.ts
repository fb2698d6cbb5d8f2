import { UserError } from '@tidegate/evidence';
import type { RolloutState } from '../../state.ts';
import { parseState } from '../../stores/parse-state.ts';
import type { StateStore } from '../../stores/store.ts';
import type { Kubectl, Operation, Resource } from './kubectl.ts';

/** Where the state of a rollout is kept on the object that splits the traffic. */
export const ANNOTATION = 'tidegate.dev/rollout';

/** All annotations of an object together may have 256 KiB; one argument of a program 128 KiB, which holds the state before and after, quoted. */
const LARGEST = 24 * 1024;

export interface Place {
  readonly kind: string;
  readonly name: string;
}

/** State in an annotation of the object, written only to the version of the object it was read from. */
export function annotationStore(
  api: Kubectl,
  { kind, name }: Place,
  sleep: (milliseconds: number) => Promise<void>,
): StateStore {
  const location = `annotation ${ANNOTATION} of ${kind} ${api.namespace}/${name}`;
  const load = async (): Promise<{ object: Resource; kept: RolloutState | undefined }> => {
    const object = await api.get(kind, name);
    const text = object.metadata.annotations?.[ANNOTATION];
    return { object, kept: text === undefined ? undefined : parseState(text, `The ${location}`) };
  };
  return {
    location,
    load: async () => (await load()).kept,
    async save(state) {
      const text = JSON.stringify(state);
      if (Buffer.byteLength(text) > LARGEST) throw tooLarge(location, Buffer.byteLength(text));
      let trouble: unknown;
      for (let tries = 0; tries < 6; tries++) {
        if (tries > 0) await sleep(200 * 2 ** tries);
        try {
          const { object, kept } = await load();
          // What an earlier try left without telling us is ours.
          if (kept !== undefined && kept.sequence === state.sequence && JSON.stringify(kept) === text) return;
          if ((kept?.sequence ?? -1) !== state.sequence - 1) throw overtaken(location);
          return await api.patch(kind, name, ...annotate(object, text));
        } catch (error) {
          if (!mayPass(error)) throw error;
          trouble = error;
        }
      }
      if (isConflict(trouble)) throw busy(location, trouble);
      throw trouble;
    },
  };
}

const isConflict = (error: unknown) => error instanceof UserError && error.code === 'conflict';

/** Errors after which looking again is of use. Every try looks at what is kept first, so none is made twice. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof UserError) || error instanceof Overtaken) return false;
  return ['conflict', 'unreachable', 'timeout', 'tool-failed'].includes(error.code);
}

/**
 * Compares and sets the annotation alone, so that a controller which writes the status all the time is no rival. Only the first state
 * has nothing to be compared with, and is written to the very version of the object.
 */
function annotate({ metadata }: Resource, text: string): [string | undefined, Operation[]] {
  const { annotations, resourceVersion } = metadata;
  if (annotations === undefined) {
    return [resourceVersion, [{ op: 'add', path: '/metadata/annotations', value: { [ANNOTATION]: text } }]];
  }
  const path = `/metadata/annotations/${ANNOTATION.replace('/', '~1')}`;
  const before = annotations[ANNOTATION];
  if (before === undefined) return [resourceVersion, [{ op: 'add', path, value: text }]];
  return [
    undefined,
    [
      { op: 'test', path, value: before },
      { op: 'replace', path, value: text },
    ],
  ];
}

class Overtaken extends UserError {}

function overtaken(location: string): UserError {
  return new Overtaken('conflict', `Another run has written the rollout state in the ${location} meanwhile.`, {
    hint: 'Let one run at a time work on a rollout.',
  });
}

function busy(location: string, cause: unknown): UserError {
  return new UserError('tool-failed', `The ${location} changes faster than it can be written.`, {
    hint: 'Look at what else writes this object again and again.',
    cause,
  });
}

function tooLarge(location: string, bytes: number): UserError {
  return new UserError('unsupported', `The rollout state has ${bytes} bytes, too many for the ${location}.`, {
    hint: 'Use fewer metrics in `analysis`, or keep the state elsewhere with `state`.',
  });
}
