import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** How many fields at the top of the value do not fit. Values inside those fields do not count. */
const misfitOf = (issue: Issue): number => {
  if (issue.path.length > 1) return 0;
  if (issue.code === 'unrecognized_keys') return issue.keys.length;
  return issue.path.length === 0 || issue.input === undefined ? 1 : 0;
};

const sumOf = (issues: readonly Issue[]): number => issues.reduce((sum, issue) => sum + misfitOf(issue), 0);

/**
 * The issues of the form that the sender meant: the one that fits better than every other. Undefined when no form does;
 * the fault is then of the union itself.
 */
export const meantBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined => {
  const misfits = branches.map(sumOf);
  const least = Math.min(...misfits);
  const nearest = branches.filter((_, index) => misfits[index] === least);
  return nearest.length === 1 ? nearest[0] : undefined;
};
