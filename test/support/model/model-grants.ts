import {
  isClosedBy,
  MODEL_SERVICES,
  type ModelGrant,
  type ModelOrganisation,
  type ModelRight,
  type Span,
} from './model.ts';

export interface Terms {
  services: Record<string, ModelRight>;
  where: 'all' | string[];
  from?: string;
  until?: string;
}

const spans = (outer: Span, inner: Span): boolean =>
  outer.from <= inner.from &&
  (outer.until === undefined || (inner.until !== undefined && inner.until <= outer.until));

const holdsEverywhere = (held: readonly ModelGrant[], service: string, terms: Terms, span: Span): boolean =>
  (terms.where === 'all' ? ['all'] : terms.where).every((place) =>
    held.some(
      (grant) =>
        service in grant.services &&
        grant.cut === undefined &&
        (grant.where === 'all' || grant.where.includes(place)) &&
        spans(grant, span),
    ),
  );

/** Why the rules refuse a grant on these terms, in the register's order of checks. Undefined when they allow it. */
export const refusalOfTerms = (
  organisation: ModelOrganisation,
  terms: Terms,
  held: readonly ModelGrant[],
  now: string,
): string | undefined => {
  const from = terms.from ?? now;
  if (from < now) return 'from-in-the-past';
  if (terms.until !== undefined && terms.until <= from) return 'until-not-after-from';
  for (const [code, right] of Object.entries(terms.services)) {
    const service = MODEL_SERVICES[code];
    if (service === undefined) return 'unknown-service';
    if (service.closed) return 'service-closed';
    if (!service.rights.includes(right)) return 'right-not-offered';
  }
  for (const place of terms.where === 'all' ? [] : terms.where) {
    if (!organisation.places.has(place)) return 'unknown-establishment';
    if (isClosedBy(organisation.places.get(place), from)) return 'establishment-closed';
  }
  const span = { from, ...(terms.until !== undefined && { until: terms.until }) };
  const lacks = Object.keys(terms.services).some((code) => {
    const required = MODEL_SERVICES[code]?.requires;
    return (
      required !== undefined && !(required in terms.services) && !holdsEverywhere(held, required, terms, span)
    );
  });
  return lacks ? 'missing-prerequisite' : undefined;
};

export const modelGrantOf = (
  id: string,
  { services, where, from, until }: Terms,
  now: string,
): ModelGrant => ({
  id,
  services,
  where,
  from: from ?? now,
  ...(until !== undefined && { until }),
  recorded: now,
});

const orderOf = ({ services, where, from, until }: ModelGrant, now: string): string =>
  [
    ...Object.entries(services)
      .map((entry) => entry.join('='))
      .sort(),
    ...(where === 'all' ? ['everywhere'] : [...new Set(where)].sort()),
    from < now ? now : from,
    until ?? 'open',
  ].join(' ');

/** The grant that already says the same from now on, which is then not given again. */
export const sameOf = (held: readonly ModelGrant[], asked: ModelGrant, now: string): ModelGrant | undefined =>
  held.find((grant) => !hasStopped(grant, now) && orderOf(grant, now) === orderOf(asked, now));

/** Grants that nothing held says already, each once. */
export const newOnes = (
  held: readonly ModelGrant[],
  asked: readonly ModelGrant[],
  now: string,
): ModelGrant[] => {
  const known = [...held];
  return asked.filter((each) => {
    const isNew = sameOf(known, each, now) === undefined;
    if (isNew) known.push(each);
    return isNew;
  });
};

export const hasStopped = ({ cut, until }: ModelGrant, now: string): boolean =>
  cut !== undefined || (until !== undefined && until <= now);

/** Ends everything that has not ended by itself. */
export const cutAll = (grants: readonly ModelGrant[], now: string): void => {
  for (const grant of grants) if (!hasStopped(grant, now)) grant.cut = now;
};
