import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { calledName, nameInWords } from '../../words/names.ts';
import { isLastAdministrator } from '../end-access/end-access.tsx';
import { LastAdministrator } from '../end-access/last-administrator.tsx';
import { type Member, nameOf } from '../member/rights.ts';
import { changeWords } from './words.ts';

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  member: Member;
}

const namesOf = (people: readonly Parameters<typeof nameOf>[0][]): string => people.map(nameOf).join(', ');

const Appoint = ({ organisation, member }: Props) => {
  const words = changeWords[useVisit().language].appoint;
  const { administrators, warnings } = organisation;
  return (
    <>
      <Summary
        rows={[
          { term: words.may, value: words.mayWhat },
          { term: words.mayNot, value: words.mayNotWhat },
          { term: words.who, value: namesOf([...administrators, member]) },
        ]}
      />
      {warnings.includes('single-administrator') ? (
        <Note state="ok" title={words.settles}>
          <p>{words.settlesWhat}</p>
        </Note>
      ) : null}
      <p>{words.about}</p>
    </>
  );
};

const Demote = ({ organisation, member }: Props) => {
  const words = changeWords[useVisit().language].demote;
  const others = organisation.administrators.filter(({ personId }) => personId !== member.personId);
  return (
    <>
      <Summary rows={[{ term: words.who, value: namesOf(others) }]} />
      <p>{words.about}</p>
    </>
  );
};

const Role = (props: Props) => {
  const { organisation, member } = props;
  const words = changeWords[useVisit().language];
  const card = PATHS.member(organisation.siren, member.personId);
  const isAppointing = member.role === 'declarant';
  const called = calledName(member);
  return (
    <Screen
      title={isAppointing ? words.appoint.title(called) : words.demote.title(called)}
      above={nameOf(member)}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      organisation={{ siren: organisation.siren, name: nameInWords(organisation.name) }}
    >
      {isAppointing ? <Appoint {...props} /> : <Demote {...props} />}
      <Form>
        <input type="hidden" name="version" value={String(member.version)} />
        <input type="hidden" name="role" value={isAppointing ? 'administrator' : 'declarant'} />
        <Acts>
          <Button look={isAppointing ? 'main' : 'warn'}>
            {isAppointing ? words.appoint.button(called) : words.demote.button}
          </Button>
          <a href={card}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** Makes a member administrator, or takes that role away: it changes nothing that they may declare. */
export const memberRolePage = personPage(PATHS.memberRole(':siren', ':personId'), {
  get: async ({ register, params: { siren = '', personId = '' } }) => {
    const [organisation, member] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/members/{personId}', { params: { siren, personId } }),
    ]);
    if (member.status !== 'active') return goTo(PATHS.member(siren, personId));
    const isAlone = member.role === 'administrator' && !member.can?.includes('demote');
    if (isAlone) return show(<LastAdministrator siren={siren} />, 409);
    return show(<Role organisation={organisation} member={member} />);
  },
  post: async ({ register, params: { siren = '', personId = '' }, fields, formKey }) => {
    try {
      await register('PUT /organisations/{siren}/members/{personId}/role', {
        params: { siren, personId },
        body: { role: fields.text('role') === 'administrator' ? 'administrator' : 'declarant' },
        formKey,
        ifMatch: fields.text('version'),
      });
    } catch (error) {
      if (isLastAdministrator(error)) return show(<LastAdministrator siren={siren} />, 409);
      throw error;
    }
    return goTo(PATHS.member(siren, personId));
  },
});
