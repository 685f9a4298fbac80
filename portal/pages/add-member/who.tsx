import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import type { Entries } from '../../session/drafts.ts';
import { calledName } from '../../words/names.ts';
import type { Member } from '../member/rights.ts';
import { asRightEntries, rightFields } from '../rights/asked-rights.ts';
import { addWords } from './words.ts';

interface Props {
  siren: string;
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

/** What the pages call somebody of whom they ask more. */
export const calledIn = (given: Fields): string =>
  calledName({ givenName: given.text('givenName'), familyName: given.text('familyName') });

export const WHO = ['email', 'givenName', 'familyName'] as const;
const LONGEST_NAME = 100;

/** Most people who are added declare. */
export const roleIn = (given: Fields): 'administrator' | 'declarant' =>
  given.text('role') === 'administrator' ? 'administrator' : 'declarant';

const Who = ({ siren, given, faults = [], formKey }: Props) => {
  const words = addWords[useVisit().language];
  const members = PATHS.organisation.members(siren);
  const carried = given.entries.filter(
    ([name]) => rightFields(given).includes(name) || name === 'where' || name === 'place',
  );
  return (
    <Screen title={words.who} above={words.procedure} isQuestion back={{ href: members }} faults={faults}>
      <Form formKey={formKey}>
        <TextField
          name="email"
          label={words.email}
          hint={words.emailHint}
          type="email"
          value={given.text('email')}
          fault={faultAt(faults, 'email')}
        />
        <TextField
          name="givenName"
          label={words.givenName}
          hint={words.givenNameHint}
          value={given.text('givenName')}
          fault={faultAt(faults, 'givenName')}
        />
        <TextField
          name="familyName"
          label={words.familyName}
          value={given.text('familyName')}
          fault={faultAt(faults, 'familyName')}
        />
        <Choices
          name="role"
          legend={words.role}
          chosen={[roleIn(given)]}
          choices={[
            { value: 'declarant', label: words.roles.declarant, explained: words.roles.declarantAbout },
            {
              value: 'administrator',
              label: words.roles.administrator,
              explained: words.roles.administratorAbout,
            },
          ]}
        />
        {carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Acts>
          <Button>{words.goOn}</Button>
          <a href={members}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** What is wrong with who somebody is. */
export const faultsInWho = (given: Fields, sentences: (typeof addWords)['fr']['faults']): Fault[] => {
  const email = given.text('email');
  const names = (['givenName', 'familyName'] as const).flatMap((field): Fault[] => {
    if (given.text(field) === '' && field === 'familyName') return [{ field, sentence: sentences[field] }];
    return given.text(field).length > LONGEST_NAME ? [{ field, sentence: sentences.nameLong }] : [];
  });
  const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254;
  return [...(isAddress ? [] : [{ field: 'email', sentence: sentences.email }]), ...names];
};

/** Rights as the pages of a procedure ask them; establishments as one list for all. */
export const asEntries = (grants: readonly Member['grants'][number][]): Entries => {
  const own = grants.filter(({ mandateId }) => mandateId === undefined);
  const scopes = own.map(({ establishments }) => establishments);
  const places = [...new Set(scopes.flatMap((scope) => (scope === 'all' ? [] : scope)))];
  const isAll = places.length === 0 || scopes.includes('all');
  const services = Object.assign({}, ...own.map((grant) => grant.services));
  return [
    ...asRightEntries(services),
    ['where', isAll ? 'all' : 'some'],
    ...(isAll ? [] : places.map((siret): Entries[number] => ['place', siret])),
  ];
};

/** Somebody who was there before, with the rights that ended with their access. */
const asBefore = (member: AnswerOf<'GET /organisations/{siren}/members/{personId}'>): Fields => {
  const { email, givenName, familyName, history, grants } = member;
  const endedAt = history.at(-1)?.from;
  return fieldsOf([
    ['email', email],
    ['givenName', givenName],
    ['familyName', familyName],
    ...asEntries(grants.filter((grant) => grant.endedAt === endedAt)),
  ]);
};

const PERSON_ID = /^[0-9A-Z]{26}$/;

/** The first page: a person, by the address with which they log in. */
export const addMemberPage = personPage(PATHS.addMember(':siren'), {
  get: async (visit) => {
    const { register, params, url, kept } = visit;
    const { siren = '' } = params;
    const again = url.searchParams.get('again') ?? '';
    const draft = await draftIn(visit, PATHS.addMember(siren));
    const given = kept ?? draft?.fields;
    if (given === undefined && PERSON_ID.test(again)) {
      const path = { siren, personId: again };
      const member = await register('GET /organisations/{siren}/members/{personId}', { params: path });
      return show(<Who siren={siren} given={asBefore(member)} />);
    }
    const asked = fieldsOf([['role', url.searchParams.get('role') ?? '']]);
    return show(<Who siren={siren} given={given ?? asked} />);
  },
  post: async (visit) => {
    const { siren = '' } = visit.params;
    const { fields, formKey, language } = visit;
    const faults = faultsInWho(fields, addWords[language].faults);
    if (faults.length > 0) return showFaults(<Who {...{ siren, given: fields, faults, formKey }} />);
    const questions = [...WHO, 'role', ...rightFields(fields), 'where', 'place'];
    const draft = await keepAnswers(visit, PATHS.addMember(siren), questions);
    return goTo(inDraft(PATHS.addMemberRights(siren), draft));
  },
});
