import { signedEvidenceSettings } from '@tidegate/attestation/settings';
import { configFile } from '@tidegate/config';
import { type CommonInputs, defineAction, type Io } from '@tidegate/kit';
import { openRegistry } from '@tidegate/registry';
import { promotionSettings } from '@tidegate/registry/settings';
import { z } from 'zod';
import { download, resolve } from './look-up.ts';
import { history } from './history.ts';
import { checkOperation, type Inputs, outputs } from './operation.ts';
import { promote, rollback } from './promote.ts';
import { register } from './register.ts';

const operations = { register, promote, rollback, resolve, history, download } as const;

export const action = defineAction({
  name: 'promote-model',
  inputs: z.object({ ...promotionSettings.shape, ...signedEvidenceSettings.shape }),
  outputs,
  config: configFile,
  async run(inputs: Inputs & CommonInputs, io: Io) {
    checkOperation(inputs);
    return operations[inputs.operation](inputs, await openRegistry(inputs, io), io);
  },
});
