import type * as z from 'zod/mini';
import type { Naming } from '../domain/facts.ts';
import { type Fault, type FaultPlace, type InputFaultCode, isFormatFault } from '../domain/faults.ts';
import { pointerTo } from '../domain/pointer.ts';
import { meantBranch } from './union-branch.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

type Named = Naming<InputFaultCode> & Pick<Fault, 'choices'>;

const EXPECTED: Readonly<Record<string, Extract<InputFaultCode, `expected-${string}`>>> = {
  string: 'expected-text',
  number: 'expected-number',
  int: 'expected-integer',
  boolean: 'expected-boolean',
  array: 'expected-list',
  tuple: 'expected-list',
  object: 'expected-object',
  record: 'expected-object',
};

const nameSmall = ({ origin, minimum, inclusive = true }: z.core.$ZodIssueTooSmall): Named => {
  const min = Number(minimum);
  if (origin === 'string') return min === 1 ? { code: 'empty' } : { code: 'too-short', facts: { min } };
  if (origin === 'array') return min === 1 ? { code: 'empty-list' } : { code: 'too-few', facts: { min } };
  return { code: inclusive ? 'too-small' : 'not-above', facts: { min } };
};

const nameBig = ({ origin, maximum, inclusive = true }: z.core.$ZodIssueTooBig): Named => {
  const max = Number(maximum);
  if (origin === 'string') return { code: 'too-long', facts: { max } };
  if (origin === 'array') return { code: 'too-many', facts: { max } };
  return inclusive ? { code: 'too-large', facts: { max } } : { code: 'not-below', facts: { max } };
};

const nameChoices = (values: readonly unknown[]): Named => ({
  code: 'not-one-of',
  choices: values.map(String),
});

/** The fault that the schema names itself, by the code in its message. */
const nameFormat = (issue: Issue): Named | undefined => {
  const { message: code } = issue;
  if (!isFormatFault(code)) return undefined;
  const facts = { max: Number(issue.code === 'custom' ? issue.params?.max : undefined) };
  if (code === 'too-many-mandates-invited' || code === 'name-too-long') return { code, facts };
  return { code };
};

/** A fault for every kind of issue that zod can raise: https://zod.dev/error-customization */
const nameIssue = (issue: Issue): Named => {
  switch (issue.code) {
    case 'invalid_type':
      return { code: EXPECTED[issue.expected] ?? 'not-accepted' };
    case 'too_small':
      return nameSmall(issue);
    case 'too_big':
      return nameBig(issue);
    case 'invalid_format':
      return { code: 'bad-format' };
    case 'not_multiple_of':
      return { code: 'not-a-multiple', facts: { step: issue.divisor } };
    case 'invalid_value':
      return nameChoices(issue.values);
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? nameChoices(issue.options)
        : { code: 'no-form-fits' };
    case 'unrecognized_keys':
      return { code: 'unknown-field' };
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { code: 'not-accepted' };
  }
};

/** Whether the value is missing. That is said before what it should be. */
const isMissing = (issue: Issue): boolean => {
  const { input, path } = issue;
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return input === undefined;
  const field = path.at(-1);
  return typeof input === 'object' && input !== null && field !== undefined && !(field in input);
};

/** A fault, and the path to it from the root of the value. */
interface Found {
  path: Path;
  named: Named;
}

const nested = (issues: readonly Issue[], path: Path): Found[] =>
  issues.flatMap((issue) => findFaults(issue, path));

/** The faults of an issue. A union gives those of the form that was meant, a key those of its own schema. */
function findFaults(issue: Issue, above: Path): Found[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], named: nameIssue(issue) }));
  }
  if (isMissing(issue)) {
    return [{ path, named: { code: path.length === 0 ? 'missing-body' : 'missing' } }];
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') return nested(issue.issues, path);
  const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  if (meant !== undefined) return nested(meant, path);
  return [{ path, named: nameFormat(issue) ?? nameIssue(issue) }];
}

/** A longer list would help nobody. */
const MAX_FAULTS = 20;

/** A value of the wrong type breaks other rules as well, so only the first fault of each field is kept. */
const firstOfEach = (found: readonly Found[]): Found[] => {
  const places = new Map<string, Found>();
  for (const each of found) {
    const place = pointerTo(...each.path.map(String));
    if (!places.has(place)) places.set(place, each);
  }
  return [...places.values()];
};

/**
 * The faults of a value, one per field. `placeOf` gives the place of a path in the request. The issues must hold their
 * input (`reportInput`).
 */
export const faultsOf = (issues: readonly Issue[], placeOf: (path: Path) => FaultPlace): Fault[] =>
  firstOfEach(nested(issues.slice(0, 2 * MAX_FAULTS), []))
    .slice(0, MAX_FAULTS)
    .map(({ path, named }) => ({ ...named, ...placeOf(path) }));
