import { UserError } from '@tidegate/evidence';
import { wholeWeights } from '../whole-weights.ts';
import type { Resource } from './kubectl.ts';
import type { Shape } from './object-router.ts';

const PREFIX = 'nginx.ingress.kubernetes.io';

/**
 * ingress-nginx (its project has ended; kept for those who still run it): the canary Ingress beside the main one, with
 * `canary: "true"` and `canary-weight` out of `canary-weight-total` (100).
 */
export function nginxCanary(): Shape {
  const settingsOf = ({ metadata: { annotations = {} } }: Resource) => {
    const whole = (name: string, otherwise: string): number => {
      const typed = annotations[`${PREFIX}/${name}`] ?? otherwise;
      if (/^\d+$/.test(typed)) return Number(typed);
      throw new UserError('unreadable', `The Ingress has ${name} "${typed}", which is not a whole number.`, {
        hint: `Set the annotation ${PREFIX}/${name}.`,
      });
    };
    if (annotations[`${PREFIX}/canary`] !== 'true') {
      throw new UserError('unsupported', 'The Ingress is not a canary: it would take all traffic.', {
        hint: `Name the canary Ingress in \`target.name\`; it has the annotation ${PREFIX}/canary: "true".`,
      });
    }
    const total = whole('canary-weight-total', '100');
    const candidate = whole('canary-weight', '0');
    if (!(total > 0 && candidate <= total)) {
      throw new UserError('unreadable', `The Ingress has canary-weight ${candidate} of ${total}.`, {
        hint: 'The weight cannot be above the total.',
      });
    }
    return { total, candidate };
  };
  return {
    router: 'ingress-nginx',
    kind: 'ingresses.networking.k8s.io',
    weightsFor: wholeWeights('ingress-nginx', [100]),
    read(resource) {
      const { total, candidate } = settingsOf(resource);
      // On one scale whatever the total: 50 of 1000 is told as 5 of 100.
      const share = Number(((candidate / total) * 100).toFixed(6));
      return { weights: { stable: Number((100 - share).toFixed(6)), candidate: share } };
    },
    change(resource, to) {
      const { total } = settingsOf(resource);
      const weight = Math.round((to.candidate / 100) * total);
      if (Math.abs(weight - (to.candidate / 100) * total) > 1e-9) {
        throw new UserError('unsupported', `${to.candidate} % is no whole part of canary-weight-total ${total}.`, {
          hint: `Set ${PREFIX}/canary-weight-total to 100, or choose other steps.`,
        });
      }
      return [{ op: 'add', path: `/metadata/annotations/${PREFIX}~1canary-weight`, value: String(weight) }];
    },
  };
}
