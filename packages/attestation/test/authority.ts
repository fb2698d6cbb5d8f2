import type { Evidence } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import { authority as authorityOf, type Authority as Signer, type Identity } from '@tidegate/testing/authority';
import { gatesPredicate, type GatesPredicate, predicateType } from '../src/predicate.ts';

export type { BundleJson, Identity } from '@tidegate/testing/authority';

export const trainRun: Identity = {
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'octo/flights',
  workflow: 'octo/flights/.github/workflows/train.yml@refs/heads/main',
  ref: 'refs/heads/main',
  commit: '0123456789abcdef0123456789abcdef01234567',
  run: '41',
};

/** Signs as the run that trains, when nobody else is named. */
export interface Authority extends Signer {
  readonly sign: (statement: unknown, identity?: Identity, payloadType?: string) => ReturnType<Signer['sign']>;
}

export async function authority(options?: Parameters<typeof authorityOf>[0]): Promise<Authority> {
  const { root, sign } = await authorityOf(options);
  return { root, sign: (statement, identity = trainRun, payloadType) => sign(statement, identity, payloadType) };
}

/** What was said of the model flights v1 by gates of this moment, otherwise as given. */
export function predicateOf(
  digest: string,
  {
    at = new Date(),
    gates = [{}, { gate: 'compare-with-production' }],
    ...given
  }: {
    at?: Date;
    gates?: readonly Partial<Evidence>[];
  } & Partial<GatesPredicate['model']> = {},
): GatesPredicate {
  return gatesPredicate(
    gates.map((gate, i) => ({
      file: `tidegate-report/${i}.json`,
      digest: `sha256:${String(i).repeat(64)}`,
      evidence: evidence({ startedAt: at.toISOString(), finishedAt: at.toISOString(), ...gate }),
    })),
    {
      model: { name: 'flights', version: 'v1', digest, ...given },
      run: { repository: trainRun.repository, id: trainRun.run, commit: trainRun.commit },
      at,
    },
  );
}

/** The in-toto statement `actions/attest` makes of it. */
export function statementOf(predicate: unknown, digest: string, type: string = predicateType) {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'models:/flights/v1', digest: { sha256: digest.replace('sha256:', '') } }],
    predicateType: type,
    predicate,
  };
}
