import { join } from 'node:path';
import { pythonVenv } from '../../scripts/tools/python.ts';
import { type Cost, costOf } from './measured.ts';

/** Each peer with the versions it is measured in. */
const requirements = {
  pandas: ['pandas==2.3.3', 'numpy==2.3.5'],
  'great expectations': ['great-expectations==1.24.1', 'pandas==2.3.3'],
  evidently: ['evidently==0.7.23', 'pandas==2.3.3', 'numpy==2.3.5'],
} as const;
export type Peer = keyof typeof requirements;

export const versionOf = (peer: Peer): string => requirements[peer][0].replace('==', ' ');

export async function runPeer(peer: Peer, files: readonly string[]): Promise<Cost> {
  const python = await pythonVenv(`bench-${peer.replace(' ', '-')}`, requirements[peer]);
  return costOf(python, [join(import.meta.dirname, 'peers', `${peer.replace(' ', '_')}_work.py`), ...files]);
}
