import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { parsePart } from '../../../shared/http/parse-event.ts';
import type { Route } from '../../../shared/http/route.ts';
import { CONTRACT, IN_WORDS, isInWords, type Part, valuesFor } from '../../support/contract-values.ts';
import { count } from '../../support/counts.ts';

const PARTS = ['params', 'query', 'body'] as const;

/** What the server says of a value: undefined where it takes it. */
const refusalOf = (route: Route, part: Part, value: unknown): DomainError | undefined => {
  try {
    parsePart(route, part, value);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

const drawn = ALL_ROUTES.flatMap((route) =>
  PARTS.flatMap((part) => {
    const values = valuesFor(route, part);
    return values === undefined ? [] : [{ name: `${part} of ${route.key}`, route, part, values }];
  }),
);

it.each(Object.entries(IN_WORDS))('the rule %s stands in the words of the document', (_, words) => {
  expect(CONTRACT).toMatch(words);
});

describe.each(drawn)('the $name', ({ route, part, values }) => {
  it('is taken and refused as the document says, whatever it is', () => {
    fc.assert(
      fc.property(values.any, ({ value, fits, fitsAsRead }) => {
        const refusal = refusalOf(route, part, value);
        const unstated = refusal?.faults.filter(({ code }) => !isInWords(route, code));
        if (fits && unstated !== undefined) expect([value, unstated]).toEqual([value, []]);
        if (fits) return;
        if (!fitsAsRead) expect([value, refusal?.code]).toEqual([value, 'bad-input']);
      }),
      { numRuns: count({ short: 300, long: 3_000, second: 1 }), verbose: 0 },
    );
  });
});
