import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Select } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Draft, draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import type { Fault } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInList } from '../../words/names.ts';
import {
  asRightEntries,
  missingFor,
  openServices,
  rightFields,
  rightsIn,
  type Service,
} from '../rights/asked-rights.ts';
import { openPlaces } from '../rights/place-choices.tsx';
import { FIRST_RIGHT, RightSelects } from '../rights/right-selects.tsx';
import { rightsWords } from '../rights/words.ts';
import { asEntries, calledIn, roleIn } from './who.tsx';
import { addWords } from './words.ts';

type Colleagues = AnswerOf<'GET /organisations/{siren}/members'>['items'];

interface Props {
  siren: string;
  draft: Draft;
  services: readonly Service[];
  colleagues: Colleagues;
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

/** The rights of somebody who does the same work, taken as they are; each can be changed before going on. */
const LikeSomebody = ({ colleagues }: { colleagues: Colleagues }) => {
  const words = addWords[useVisit().language];
  if (colleagues.length === 0) return null;
  const options = colleagues.map(({ personId, familyName, givenName, services }) => ({
    value: personId,
    label: `${nameInList({ familyName, givenName })} (${services.join(', ')})`,
  }));
  return (
    <details class="box">
      <summary>
        <b>{words.like}</b>
      </summary>
      <Form>
        <Select name="like" label={words.likeWhom} options={options} />
        <Button look="plain" small>
          {words.take}
        </Button>
      </Form>
    </details>
  );
};

const What = ({ siren, draft, services, colleagues, given, faults = [], formKey }: Props) => {
  const words = addWords[useVisit().language];
  return (
    <Screen
      title={words.what(calledIn(draft.fields))}
      above={words.procedure}
      isQuestion
      back={{ href: inDraft(PATHS.addMember(siren), draft) }}
      faults={faults}
    >
      {roleIn(draft.fields) === 'administrator' ? <p>{words.whatOptional}</p> : null}
      <Form formKey={formKey}>
        <RightSelects services={services} chosen={rightsIn(given)} fault={faults[0]?.sentence} />
        <Acts>
          <Button>{words.goOn}</Button>
          <a href={PATHS.organisation.members(siren)}>{words.leave}</a>
        </Acts>
      </Form>
      <LikeSomebody colleagues={colleagues} />
    </Screen>
  );
};

const COLLEAGUES = '50';

const readFor = async ({ register }: Pick<FormVisit, 'register'>, siren: string, now: number) => {
  const [{ services }, { items }] = await Promise.all([
    register('GET /services', {}),
    register('GET /organisations/{siren}/members', {
      params: { siren },
      query: { status: 'active', limit: COLLEAGUES },
    }),
  ]);
  return {
    services: openServices(services, now),
    colleagues: items.filter((each) => each.services.length > 0),
  };
};

/** The answers of this page as if they had been typed. */
const answering = (visit: FormVisit, entries: Fields['entries']): FormVisit => ({
  ...visit,
  fields: fieldsOf(entries),
});

/** Rights of a colleague replace those that were chosen, and so do their places. */
const takeLike = async (visit: FormVisit, siren: string, before: Draft): Promise<Draft> => {
  const params = { siren, personId: visit.fields.text('like') };
  const { grants } = await visit.register('GET /organisations/{siren}/members/{personId}', { params });
  const standing = grants.filter(
    ({ endedAt, until }) => endedAt === undefined && (until === undefined || Date.parse(until) > visit.now),
  );
  const entries = asEntries(standing);
  const questions = [...rightFields(before.fields), ...entries.map(([name]) => name), 'where', 'place'];
  return keepAnswers(answering(visit, entries), PATHS.addMember(siren), questions);
};

/** Nobody is asked where for who has one establishment. */
const EVERYWHERE: Fields['entries'] = [['where', 'all']];

/** The second page: a right for each service. */
export const addMemberRightsPage = personPage(PATHS.addMemberRights(':siren'), {
  get: async (visit) => {
    const { siren = '' } = visit.params;
    const draft = await draftIn(visit, PATHS.addMember(siren));
    if (draft === undefined) return goTo(PATHS.addMember(siren));
    const read = await readFor(visit, siren, visit.now);
    return show(<What {...{ siren, draft, ...read, given: visit.kept ?? draft.fields }} />);
  },
  post: async (visit) => {
    const { siren = '' } = visit.params;
    const { fields, formKey, language } = visit;
    const before = await draftIn(visit, PATHS.addMember(siren));
    if (before === undefined) return goTo(PATHS.addMember(siren));
    if (fields.has('like')) {
      return goTo(inDraft(PATHS.addMemberRights(siren), await takeLike(visit, siren, before)));
    }
    const chosen = rightsIn(fields);
    const isNone = Object.keys(chosen).length === 0;
    if (isNone && roleIn(before.fields) !== 'administrator') {
      const faults = [{ field: FIRST_RIGHT, sentence: rightsWords[language].faults.rights }];
      const read = await readFor(visit, siren, visit.now);
      return showFaults(<What {...{ siren, draft: before, ...read, given: fields, faults, formKey }} />);
    }
    const [{ services }, places] = await Promise.all([
      visit.register('GET /services', {}),
      visit.register('GET /organisations/{siren}/establishments', {
        params: { siren },
        query: { limit: '10' },
      }),
    ]);
    const added = missingFor(chosen, services).map(({ code }) => [code, 'consult'] as const);
    // Without a right there is no place to ask for.
    const isOne = isNone || (places.nextCursor === undefined && openPlaces(places).length <= 1);
    const entries = [
      ...asRightEntries({ ...chosen, ...Object.fromEntries(added) }),
      ...(isOne ? EVERYWHERE : []),
    ];
    const questions = [
      ...rightFields(fields),
      ...rightFields(before.fields),
      ...entries.map(([name]) => name),
    ];
    const draft = await keepAnswers(answering(visit, entries), PATHS.addMember(siren), questions);
    return goTo(inDraft(isOne ? PATHS.addMemberCheck(siren) : PATHS.addMemberPlaces(siren), draft));
  },
});
