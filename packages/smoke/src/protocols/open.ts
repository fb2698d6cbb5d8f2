import { UserError } from '@tidegate/evidence';
import { mlflowProtocol } from './mlflow.ts';
import { oipV2Protocol } from './oip-v2.ts';
import type { Protocol } from './protocol.ts';
import { restProtocol } from './rest.ts';

export const protocolNames = ['rest', 'oip-v2', 'mlflow'] as const;
export type ProtocolName = (typeof protocolNames)[number];

/** The protocol an input names. `model` is needed for oip-v2, `predictions` is for rest alone. */
export function openProtocol(
  name: ProtocolName,
  { model, predictions }: { model?: string; predictions?: string },
): Protocol {
  if (predictions !== undefined && name !== 'rest') {
    throw new UserError('bad-input', `\`predictions\` under \`expect\` is for \`protocol: rest\`, not for ${name}.`, {
      hint: 'Leave it out: the protocol says where the answers are.',
    });
  }
  switch (name) {
    case 'rest':
      return restProtocol(predictions);
    case 'mlflow':
      return mlflowProtocol();
    case 'oip-v2': {
      if (model !== undefined) return oipV2Protocol(model);
      throw new UserError('bad-input', '`served-as` was not given, and neither was `model`.', {
        hint: 'With `protocol: oip-v2` the name of the model is part of every address: name it.',
      });
    }
  }
}
