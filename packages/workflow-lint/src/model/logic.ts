import { Binary, type Expr, Grouping, Logical, Unary } from '@actions/expressions/ast';
import { TokenType } from '@actions/expressions/lexer';
import { equality } from '../expression.ts';

/** Of more, the table of truth would have too many lines. */
const mostAtoms = 12;

type Truth = (atom: string) => boolean;

/** A condition as a formula over atoms: comparisons, references and calls whose truth is not known. */
interface Formula {
  readonly atoms: ReadonlySet<string>;
  readonly holds: (truth: Truth) => boolean;
}

/** Whether the second condition is true wherever the first is. False when that cannot be shown. */
export function implies(first: Expr, second: Expr): boolean {
  return everywhere(first, second, (a, b) => !a || b);
}

/** Whether there is no case in which both are true. False when that cannot be shown. */
export function excludes(first: Expr, second: Expr): boolean {
  return everywhere(first, second, (a, b) => !(a && b));
}

function everywhere(first: Expr, second: Expr, law: (a: boolean, b: boolean) => boolean): boolean {
  const [a, b] = [formula(first), formula(second)];
  const atoms = [...new Set([...a.atoms, ...b.atoms])];
  if (atoms.length > mostAtoms) return false;
  for (let line = 0; line < 2 ** atoms.length; line++) {
    const truth: Truth = (atom) => ((line >> atoms.indexOf(atom)) & 1) === 1;
    if (isPossible(atoms.filter(truth)) && !law(a.holds(truth), b.holds(truth))) return false;
  }
  return true;
}

/** One value is not equal to two texts at once. */
function isPossible(trueAtoms: readonly string[]): boolean {
  const compared = trueAtoms.filter((atom) => atom.startsWith('= ')).map((atom) => atom.split(' ')[1]);
  return new Set(compared).size === compared.length;
}

function formula(expr: Expr): Formula {
  if (expr instanceof Grouping) return formula(expr.group);
  if (expr instanceof Unary) return negated(formula(expr.expr));
  if (expr instanceof Logical) {
    const parts = expr.args.map(formula);
    const isAnd = expr.operator.type === TokenType.AND;
    return {
      atoms: new Set(parts.flatMap(({ atoms }) => [...atoms])),
      holds: (truth) => (isAnd ? parts.every(({ holds }) => holds(truth)) : parts.some(({ holds }) => holds(truth))),
    };
  }
  const differs = expr instanceof Binary && expr.operator.type === TokenType.BANG_EQUAL;
  const equal = equality(expr);
  // Texts are compared without regard to case.
  const atom = equal
    ? `= ${equal.reference.join('.').toLowerCase()} ${equal.text.toLowerCase()}`
    : JSON.stringify(expr, withoutPlaces);
  const single: Formula = { atoms: new Set([atom]), holds: (truth) => truth(atom) };
  return differs && equal ? negated(single) : single;
}

function negated({ atoms, holds }: Formula): Formula {
  return { atoms, holds: (truth) => !holds(truth) };
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'range' || key === 'token') return undefined;
  return key === 'operator' ? (value as { lexeme: string }).lexeme : value;
}
