import type { AnswerOf } from '../../client/contract.ts';
import { RegisterRefusal } from '../../client/refusal.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Choices } from '../../components/choices.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { draftIn, inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { randomId } from '../../session/random-id.ts';
import { calledName, nameInList, nameInWords } from '../../words/names.ts';
import { nameOf } from '../member/rights.ts';
import { WhoIsLeft } from './departure.tsx';
import { LastAdministrator } from './last-administrator.tsx';
import { QUESTIONS } from './questions.ts';
import { endWords } from './words.ts';

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  departure: AnswerOf<'DELETE /organisations/{siren}/members/{personId}'>;
  others: AnswerOf<'GET /organisations/{siren}/members'>;
  given: Fields;
  hasChanged: boolean;
}

/** More are chosen from a list rather than from cards. */
const CARDS = 6;

const Successor = ({ organisation, departure, others, given }: Props) => {
  const { language, words: common } = useVisit();
  const words = endWords[language];
  const people = others.items.filter(({ personId }) => personId !== departure.member.personId);
  const chosen = given.text('handOverTo');
  const hint = words.whoHint(departure.uncovered.count);
  const nobody = { value: '', label: words.nobody };
  if (people.length > CARDS) {
    const options = people.map(({ personId, familyName, givenName }) => ({
      value: personId,
      label: nameInList({ familyName, givenName }),
    }));
    return (
      <>
        <Select
          name="handOverTo"
          label={words.who}
          hint={hint}
          value={chosen}
          options={[nobody, ...options]}
        />
        {others.nextCursor === undefined ? null : (
          <p>
            {words.elsewhere} <a href={PATHS.organisation.members(organisation.siren)}>{words.members}</a>
          </p>
        )}
      </>
    );
  }
  return (
    <Choices
      name="handOverTo"
      legend={words.who}
      hint={hint}
      chosen={[chosen]}
      choices={[
        ...people.map((person) => ({
          value: person.personId,
          label: nameOf(person),
          explained: [common.roles[person.role], ...person.services].join(' · '),
        })),
        { ...nobody, explained: words.nobodyAbout },
      ]}
    />
  );
};

const Leaving = (props: Props) => {
  const { organisation, departure, given, hasChanged } = props;
  const { language } = useVisit();
  const words = endWords[language];
  const { member, uncovered } = departure;
  const card = PATHS.member(organisation.siren, member.personId);
  return (
    <Screen
      title={words.title(calledName(member))}
      above={words.above}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      organisation={{ siren: organisation.siren, name: nameInWords(organisation.name) }}
    >
      {hasChanged ? (
        <Note state="info" title={words.changed} isLate>
          <p>{words.changedAbout}</p>
        </Note>
      ) : null}
      <WhoIsLeft {...departure} />
      {uncovered.count > 0 ? <p>{words.later(calledName(member))}</p> : null}
      <Form>
        {uncovered.count > 0 || !uncovered.known ? <Successor {...props} /> : null}
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint(calledName(member))}
          value={given.text('reason').slice(0, 500)}
        />
        <Acts>
          <Button>{words.goOn}</Button>
          <a href={card}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const Withdrawing = ({ organisation, departure }: Pick<Props, 'organisation' | 'departure'>) => {
  const { language } = useVisit();
  const words = endWords[language];
  const { member } = departure;
  const card = PATHS.member(organisation.siren, member.personId);
  return (
    <Screen
      title={words.withdraw.title(nameOf(member))}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      organisation={{ siren: organisation.siren, name: nameInWords(organisation.name) }}
    >
      <p class="lead">{words.withdraw.about}</p>
      <Form>
        <Acts>
          <Button look="warn" name="withdraw" value="yes">
            {words.withdraw.button}
          </Button>
          <a href={card}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** The only administrator's access ends for nobody. */
export const isLastAdministrator = (error: unknown): boolean =>
  error instanceof RegisterRefusal && error.code === 'last-administrator';

/** First who is left to sign, who takes over, and why; nothing changes yet. */
export const endAccessPage = personPage(PATHS.endMember(':siren', ':personId'), {
  get: async (visit) => {
    const { register, params, url, kept } = visit;
    const { siren = '', personId = '' } = params;
    const draft = await draftIn(visit, PATHS.endMember(siren, personId));
    const query = { status: 'active' as const };
    try {
      const [organisation, departure, others] = await Promise.all([
        register('GET /organisations/{siren}', { params: { siren } }),
        register('DELETE /organisations/{siren}/members/{personId}', {
          params: { siren, personId },
          query: { dryRun: 'true' },
          body: {},
          formKey: randomId(),
        }),
        register('GET /organisations/{siren}/members', { params: { siren }, query }),
      ]);
      if (departure.member.status === 'invited') {
        return show(<Withdrawing organisation={organisation} departure={departure} />);
      }
      const given = kept ?? draft?.fields ?? fieldsOf([]);
      const hasChanged = url.searchParams.has('changed');
      return show(<Leaving {...{ organisation, departure, others, given, hasChanged }} />);
    } catch (error) {
      if (isLastAdministrator(error)) return show(<LastAdministrator siren={siren} />, 409);
      throw error;
    }
  },
  post: async (visit) => {
    const { register, params, fields, formKey } = visit;
    const { siren = '', personId = '' } = params;
    if (fields.has('withdraw')) {
      await register('DELETE /organisations/{siren}/members/{personId}', {
        params: { siren, personId },
        body: {},
        formKey,
      });
      return goTo(PATHS.memberEnded(siren, personId));
    }
    const draft = await keepAnswers(visit, PATHS.endMember(siren, personId), QUESTIONS);
    return goTo(inDraft(PATHS.checkEnd(siren, personId), draft));
  },
});
