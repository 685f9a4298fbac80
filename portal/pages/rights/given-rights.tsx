import type { Fault } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { useVisit } from '../../page/visit-context.ts';
import { missingFor, rightsIn, type Service, termsIn } from './asked-rights.ts';
import { PeriodChoice, periodFaults } from './period-choice.tsx';
import { openPlaces, PlaceChoices, type Places, placeFaults } from './place-choices.tsx';
import { FIRST_RIGHT, RightSelects } from './right-selects.tsx';
import { rightsWords } from './words.ts';

export const hasSeveral = (places: Places): boolean =>
  openPlaces(places).length > 1 || places.nextCursor !== undefined;

/** What is given, where and until when, in one part of a form. Where there is one place, nobody is asked for it. */
export const GivenRights = ({
  services,
  places,
  given,
  faults,
}: {
  services: readonly Service[];
  places: Places;
  given: Fields;
  faults: readonly Fault[];
}) => {
  const words = rightsWords[useVisit().language];
  return (
    <>
      <RightSelects
        services={services}
        chosen={rightsIn(given)}
        fault={faults.find(({ field }) => field === FIRST_RIGHT)?.sentence}
      />
      {hasSeveral(places) ? (
        <>
          <h2>{words.where}</h2>
          <PlaceChoices places={places} given={given} faults={faults} />
        </>
      ) : null}
      <h2>{words.periodTitle}</h2>
      <PeriodChoice given={given} faults={faults} />
    </>
  );
};

/** The faults of that part of the form. */
export const givenFaults = (
  fields: Fields,
  places: Places,
  now: number,
  sentences: (typeof rightsWords)['fr']['faults'],
): Fault[] => [
  ...(Object.keys(termsIn(fields).services).length === 0
    ? [{ field: FIRST_RIGHT, sentence: sentences.rights }]
    : []),
  ...(hasSeveral(places) ? placeFaults(fields, sentences) : []),
  ...periodFaults(fields, now, sentences),
];

/** The grant that the form asks for, with the rights that its services do not open without and that are not held yet. */
export const grantIn = (
  fields: Fields,
  services: readonly Service[],
  held: Readonly<Record<string, 'consult'>> = {},
): ReturnType<typeof termsIn> => {
  const terms = termsIn(fields);
  const needed = missingFor({ ...held, ...terms.services }, services);
  const added = Object.fromEntries(needed.map(({ code }) => [code, 'consult' as const]));
  return { ...terms, services: { ...added, ...terms.services } };
};
