import { calendarDate, datePartsOf } from '../../components/date-field.tsx';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit, PersonVisit } from '../../page/visit.ts';
import type { Entries } from '../../session/drafts.ts';
import { endOfDayInParis } from '../../words/dates.ts';
import { asRightEntries, rightsIn, scopeIn } from '../rights/asked-rights.ts';
import { type Places, placeFaults } from '../rights/place-choices.tsx';
import { rightsWords } from '../rights/words.ts';
import { versionIn, type WholeMandate } from './mandate-facts.ts';
import { END, type Found, NAMED, Narrow } from './narrow-form.tsx';
import { readMandate } from './read.ts';
import { firstRight, servicesWithin } from './within.ts';
import { mandateWords } from './words.ts';

const readServices = async ({ register }: PersonVisit, { terms }: WholeMandate) =>
  servicesWithin(terms, (await register('GET /services', {})).services);

const readPlaces = async ({ register }: PersonVisit, { mandator, terms }: WholeMandate): Promise<Places> =>
  terms.establishments === 'all'
    ? register('GET /organisations/{siren}/establishments', { params: { siren: mandator.siren } })
    : { items: [] };

/** The mandate as it is, as if it had been chosen in the form. */
const asItIs = ({ terms: { services, establishments } }: WholeMandate): Fields => {
  const where: Entries =
    establishments === 'all' ? [['where', 'all']] : establishments.map((siret) => [NAMED, siret]);
  return fieldsOf([...asRightEntries(services), ...where]);
};

const isDated = (fields: Fields): boolean => Object.values(datePartsOf(fields, END)).some(Boolean);

/** The first instant after the mandate: as it was, where no day was typed. */
const endIn = (fields: Fields, { terms: { until } }: WholeMandate): string | undefined => {
  const day = calendarDate(datePartsOf(fields, END));
  return day === undefined ? until : endOfDayInParis(day);
};

const faultsIn = (
  { fields, language, now }: FormVisit,
  { mandate, services }: Omit<Found, 'places'>,
): Fault[] => {
  const { faults: sentences } = mandateWords[language].narrow;
  const day = calendarDate(datePartsOf(fields, END));
  const isToCome = day !== undefined && Date.parse(endOfDayInParis(day)) > now;
  const named = fields.all(NAMED).length > 0;
  const { which } = rightsWords[language].faults;
  return [
    ...(Object.keys(rightsIn(fields)).length === 0
      ? [{ field: firstRight(services), sentence: sentences.rights }]
      : []),
    ...(mandate.terms.establishments === 'all'
      ? placeFaults(fields, rightsWords[language].faults)
      : named
        ? []
        : [{ field: NAMED, sentence: which }]),
    ...(!isDated(fields) || isToCome ? [] : [{ field: END, sentence: sentences.until }]),
  ];
};

/** Whoever gave a mandate takes a part of it back. */
export const narrowMandatePage = personPage(PATHS.mandateTerms(':id'), {
  get: async (visit) => {
    const mandate = await readMandate(visit);
    if (!mandate.can.includes('narrow')) return goTo(PATHS.mandate(mandate.id));
    const [services, places] = await Promise.all([readServices(visit, mandate), readPlaces(visit, mandate)]);
    return show(<Narrow {...{ mandate, services, places }} given={visit.kept ?? asItIs(mandate)} />);
  },
  post: async (visit) => {
    const { register, fields, formKey } = visit;
    const mandate = await readMandate(visit);
    const services = await readServices(visit, mandate);
    const again = async (faults: readonly Fault[]): Promise<Answer> => {
      const found = { mandate, services, places: await readPlaces(visit, mandate) };
      return showFaults(<Narrow {...{ ...found, given: fields, faults, formKey }} />);
    };
    const faults = faultsIn(visit, { mandate, services });
    if (faults.length > 0) return again(faults);
    const until = endIn(fields, mandate);
    try {
      await register('PUT /mandates/{id}/terms', {
        params: { id: mandate.id },
        body: {
          services: rightsIn(fields),
          establishments: mandate.terms.establishments === 'all' ? scopeIn(fields) : fields.all(NAMED),
          ...(until !== undefined && { until }),
        },
        formKey,
        ...versionIn(visit),
      });
    } catch (error) {
      return again(faultsOf(error, {}));
    }
    return goTo(PATHS.mandate(mandate.id));
  },
});
