import type { Row } from '../../components/summary.tsx';
import type { Fields } from '../../page/fields.ts';
import type { Visit } from '../../page/visit.ts';
import { lastMoment } from '../../words/dates.ts';
import { nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { RIGHTS, rightsIn, scopeIn, untilIn } from './asked-rights.ts';
import type { Places } from './place-choices.tsx';
import { rightsWords } from './words.ts';

const NAMED = 6;

/** What is about to be given: a row for each right, where, until when; each with the page where it is changed. */
export const rightRows = (
  given: Fields,
  places: Places | undefined,
  { language, words: common }: Pick<Visit, 'language' | 'words'>,
  hrefs: { rights: string; places: string | undefined; period: string },
): Row[] => {
  const words = rightsWords[language];
  const services = Object.entries(rightsIn(given));
  const scope = scopeIn(given);
  const nameOfPlace = (siret: string): string =>
    nameInWords(places?.items.find((place) => place.siret === siret)?.name ?? siret);
  const where = (): string => {
    if (scope === 'all') return words.allPlaces;
    return scope.length > NAMED ? words.placeCount(scope.length) : scope.map(nameOfPlace).join(', ');
  };
  const until = untilIn(given);
  return [
    ...RIGHTS.flatMap((right): Row[] => {
      const named = services.flatMap(([code, each]) =>
        each === right ? [serviceInWords(language, code).name] : [],
      );
      return named.length === 0
        ? []
        : [{ term: words.may[right], value: named.join(', '), href: hrefs.rights }];
    }),
    { term: words.places, value: where(), ...(hrefs.places !== undefined && { href: hrefs.places }) },
    {
      term: words.period,
      value: until === undefined ? words.open : words.until(common.dates.day(lastMoment(until))),
      href: hrefs.period,
    },
  ];
};
