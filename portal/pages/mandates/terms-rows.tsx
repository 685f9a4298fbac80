import type { Row } from '../../components/summary.tsx';
import type { Visit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { lastMoment } from '../../words/dates.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { deedWords } from '../deed/words.ts';
import { RIGHTS, type Right } from '../rights/asked-rights.ts';
import { mandateWords } from './words.ts';

type Scope = 'all' | readonly string[];
export type NamedPlaces = readonly { siret: string; name: string }[];

/** What a mandate says, stored or about to be proposed. */
interface Terms {
  terms: { services: Readonly<Record<string, Right>>; establishments: Scope; until?: string | undefined };
  evidence: { type: keyof (typeof deedWords)['fr']['types']; reference: string; date: string };
  places?: NamedPlaces | undefined;
}

const NAMED = 6;

const PlaceList = ({ sirets, places }: { sirets: readonly string[]; places: NamedPlaces }) => (
  <ul class="no">
    {sirets.map((siret) => {
      const name = places.find((place) => place.siret === siret)?.name;
      return (
        <li>
          {name === undefined ? null : `${nameInWords(name)} `}
          <span class="small soft num">{inGroups(siret)}</span>
        </li>
      );
    })}
  </ul>
);

/** The establishments by name; behind a line where they are many. */
export const Where = ({ scope, places }: { scope: Scope; places: NamedPlaces }) => {
  const words = mandateWords[useVisit().language];
  if (scope === 'all') return <>{words.allPlaces}</>;
  if (scope.length <= NAMED) return <PlaceList sirets={scope} places={places} />;
  return (
    <details>
      <summary>{words.places(scope.length)}</summary>
      <PlaceList sirets={scope} places={places} />
    </details>
  );
};

/** « 31 décembre 2027 »: the last day before this instant. */
export const lastDay = ({ words }: Pick<Visit, 'words'>, until: string): string =>
  words.dates.day(lastMoment(until));

/** A row for each right, where, until when, by which act; each with the page where it is changed, if there is one. */
export const termsRows = (
  { terms, evidence, places = [] }: Terms,
  visit: Pick<Visit, 'language' | 'words'>,
  hrefs?: { terms: string; deed: string },
): Row[] => {
  const { language, words: common } = visit;
  const words = mandateWords[language];
  const deed = deedWords[language];
  const { services, establishments, until } = terms;
  const inTerms = hrefs && { href: hrefs.terms };
  const inDeed = hrefs && { href: hrefs.deed };
  const day = common.dates.day(`${evidence.date}T12:00:00Z`);
  return [
    ...RIGHTS.flatMap((right): Row[] => {
      const named = Object.entries(services).flatMap(([code, each]) =>
        each === right ? [serviceInWords(language, code).name] : [],
      );
      return named.length === 0 ? [] : [{ term: words.upTo[right], value: named.join(', '), ...inTerms }];
    }),
    { term: words.where, value: <Where scope={establishments} places={places} />, ...inTerms },
    {
      term: words.deed,
      value: deed.cited(deed.types[evidence.type], evidence.reference, day),
      ...inDeed,
    },
    { term: words.until, value: until === undefined ? words.noEnd : lastDay(visit, until), ...inDeed },
  ];
};
