import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit, PersonVisit } from '../../page/visit.ts';
import type { Entries } from '../../session/drafts.ts';
import { missingFor, openServices, rightsIn } from '../rights/asked-rights.ts';
import { rightsWords } from '../rights/words.ts';
import { type Asked, Give, type Members, searched } from './give-form.tsx';
import type { WholeMandate } from './mandate-facts.ts';
import { readMandate } from './read.ts';
import { firstRight, servicesWithin } from './within.ts';
import { mandateWords } from './words.ts';

const AT_ONCE = '200';
const PERSON_ID = /^[0-9A-Z]{26}$/;

const readServices = async ({ register, now }: PersonVisit, { terms }: WholeMandate) =>
  servicesWithin(terms, openServices((await register('GET /services', {})).services, now));

const readMembers = ({ register, url }: PersonVisit, { mandatary }: WholeMandate): Promise<Members> => {
  const q = searched(url);
  return register('GET /organisations/{siren}/members', {
    params: { siren: mandatary.siren },
    query: { status: 'active', limit: AT_ONCE, ...(q !== '' && { q }) },
  });
};

/** Every establishment of the mandate, until some are left out. */
const everywhere = ({ terms: { establishments } }: WholeMandate): Fields => {
  const places: Entries = establishments === 'all' ? [] : establishments.map((siret) => ['place', siret]);
  return fieldsOf(places);
};

const faultsIn = ({ fields, language }: FormVisit, { mandate, services }: Asked): Fault[] => {
  const { faults: sentences } = mandateWords[language].give;
  const { establishments } = mandate.terms;
  const isSomewhere =
    establishments === 'all' || establishments.length === 1 || fields.all('place').length > 0;
  return [
    ...(PERSON_ID.test(fields.text('person')) ? [] : [{ field: 'person', sentence: sentences.person }]),
    ...(Object.keys(rightsIn(fields)).length === 0
      ? [{ field: firstRight(services), sentence: sentences.rights }]
      : []),
    ...(isSomewhere ? [] : [{ field: 'place', sentence: rightsWords[language].faults.which }]),
  ];
};

/** What is given, as far as the mandate goes; with what its services do not open without, where the mandate has it. */
const grantIn = (fields: Fields, { mandate, services }: Asked) => {
  const chosen = rightsIn(fields);
  const needed = missingFor(chosen, services).filter(({ code }) => code in mandate.terms.services);
  const added = Object.fromEntries(needed.map(({ code }) => [code, 'consult' as const]));
  const ticked = fields.all('place');
  const { establishments } = mandate.terms;
  const isAll = establishments === 'all' || ticked.length === 0 || ticked.length === establishments.length;
  return {
    services: { ...added, ...chosen },
    establishments: isAll ? ('all' as const) : ticked,
    mandateId: mandate.id,
  };
};

/** The mandated body chooses who acts, never beyond what the mandate says. */
export const giveUnderMandatePage = personPage(PATHS.mandatePeople(':id'), {
  get: async (visit) => {
    const mandate = await readMandate(visit);
    if (mandate.status !== 'active') return goTo(PATHS.mandate(mandate.id));
    const [services, members] = await Promise.all([
      readServices(visit, mandate),
      readMembers(visit, mandate),
    ]);
    return show(<Give {...{ mandate, services, members }} given={visit.kept ?? everywhere(mandate)} />);
  },
  post: async (visit) => {
    const { register, fields, formKey } = visit;
    const mandate = await readMandate(visit);
    const services = await readServices(visit, mandate);
    const again = async (faults: readonly Fault[]): Promise<Answer> => {
      const members = await readMembers(visit, mandate);
      return showFaults(<Give {...{ mandate, services, members, given: fields, faults, formKey }} />);
    };
    const faults = faultsIn(visit, { mandate, services });
    if (faults.length > 0) return again(faults);
    try {
      await register('POST /organisations/{siren}/members/{personId}/grants', {
        params: { siren: mandate.mandatary.siren, personId: fields.text('person') },
        body: grantIn(fields, { mandate, services }),
        formKey,
      });
    } catch (error) {
      return again(faultsOf(error, {}));
    }
    return goTo(PATHS.mandate(mandate.id));
  },
});
