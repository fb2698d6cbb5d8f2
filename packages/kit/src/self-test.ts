import { type Check, UserError, type Verdict, worst } from '@tidegate/evidence';
import { field, flag } from '@tidegate/fields';
import { z } from 'zod';
import type { ActionResult, KnownBad } from './action.ts';

/** For gates that know what is bad. */
export const selfTestInput = z.object({
  'self-test': field(flag(), {
    description:
      'Also feed the gate input that is known to be bad, made of the real one, and fail unless each turns it red: a gate that cannot fail guards nothing',
    default: 'false',
  }),
});

/** What the gate said of the real input, with one check per known-bad one: `fail` when the gate let it through. */
export async function selfTested<Output extends string>(
  result: ActionResult<Output>,
  known: readonly KnownBad[],
  onInconclusive: 'fail' | 'warn' | 'pass',
): Promise<ActionResult<Output>> {
  const checks: Check[] = [];
  for (const [index, bad] of known.entries()) checks.push(await feed(bad, index + 1, onInconclusive));
  // A self-test that asked nothing has shown nothing.
  if (checks.length === 0) checks.push(nothingFed);
  const blind = checks.filter(({ verdict }) => verdict !== 'pass');
  const told =
    blind.length > 0
      ? `The self-test failed: ${blind
          .map(({ reason }) => reason.replace(/\.$/, ''))
          .slice(0, 3)
          .join('; ')}${blind.length > 3 ? `; and ${blind.length - 3} more` : ''}.`
      : `Self-test: each of ${checks.length} known-bad inputs turned the gate red.`;
  return {
    ...result,
    verdict: worst([result.verdict, ...checks.map(({ verdict }) => verdict)]),
    reason: result.verdict === 'pass' && blind.length > 0 ? told : `${result.reason} ${told}`,
    checks: [...result.checks, ...checks],
    facts: { ...result.facts, 'self-test': `${checks.length - blind.length} of ${checks.length} red` },
  };
}

async function feed(bad: KnownBad, number: number, onInconclusive: string): Promise<Check> {
  const { name } = bad;
  const about = { id: `self-test.${number}`, title: `self-test: ${name} turns the gate red` };
  let said: { readonly verdict: Verdict; readonly reason: string };
  try {
    said = await bad.run();
  } catch (error) {
    // Refused is red as well: the job stops. Anything else thrown is a bug, here as elsewhere.
    if (!(error instanceof UserError)) throw error;
    return {
      ...about,
      verdict: 'pass',
      observed: 'refused',
      reason: `With ${name} the gate refuses: ${error.message}`,
    };
  }
  const red = said.verdict === 'fail' || (said.verdict === 'inconclusive' && onInconclusive === 'fail');
  return {
    ...about,
    verdict: red ? 'pass' : 'fail',
    observed: said.verdict,
    reason: red
      ? `With ${name} the gate says ${said.verdict}: ${said.reason}`
      : `With ${name} the gate still says ${said.verdict}: it would let it through.`,
  };
}

const nothingFed: Check = {
  id: 'self-test.none',
  title: 'self-test: something is fed to the gate',
  verdict: 'fail',
  reason: 'No known-bad input could be made of this one, so nothing shows that the gate can fail.',
};
