import { Acts, Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt, faultsOf } from '../../page/faults.ts';
import { type Fields, fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { faultsInWho, type WHO } from '../add-member/who.tsx';
import { addWords } from '../add-member/words.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { sendAgainWords } from './words.ts';

interface Props {
  siren: string;
  member: Member;
  given: Fields;
  faults?: readonly Fault[];
  formKey?: string;
}

const SendAgain = ({ siren, member, given, faults = [], formKey }: Props) => {
  const { language, words: common } = useVisit();
  const words = sendAgainWords[language];
  const card = PATHS.member(siren, member.personId);
  const { expiresAt } = member.invitation ?? {};
  const field = (name: (typeof WHO)[number]) => ({
    name,
    label: words[name],
    value: given.text(name),
    fault: faultAt(faults, name),
  });
  return (
    <Screen
      title={words.title}
      above={nameOf(member)}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      faults={faults}
    >
      {expiresAt === undefined ? null : <p>{words.about(common.dates.day(expiresAt))}</p>}
      <Form formKey={formKey}>
        <TextField {...field('email')} hint={words.emailHint} type="email" />
        <TextField {...field('givenName')} hint={addWords[language].givenNameHint} />
        <TextField {...field('familyName')} />
        <Acts>
          <Button>{words.act(nameOf(member))}</Button>
          <a href={card}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const asWritten = ({ email, givenName, familyName }: Member): Fields =>
  fieldsOf([
    ['email', email],
    ['givenName', givenName],
    ['familyName', familyName],
  ]);

const readMember = ({ register, params: { siren = '', personId = '' } }: PersonVisit): Promise<Member> =>
  register('GET /organisations/{siren}/members/{personId}', { params: { siren, personId } });

/** An invitation that got lost, or went to a wrong address or under a wrong name. */
export const sendAgainPage = personPage(PATHS.sendAgain(':siren', ':personId'), {
  get: async (visit) => {
    const { siren = '', personId = '' } = visit.params;
    const member = await readMember(visit);
    if (member.status !== 'invited') return goTo(PATHS.member(siren, personId));
    return show(<SendAgain siren={siren} member={member} given={visit.kept ?? asWritten(member)} />);
  },
  post: async (visit) => {
    const { siren = '', personId = '' } = visit.params;
    const { register, fields, formKey, language } = visit;
    const { faults: sentences } = addWords[language];
    const again = async (faults: readonly Fault[]) =>
      showFaults(
        <SendAgain {...{ siren, member: await readMember(visit), given: fields, faults, formKey }} />,
      );
    const wrong = faultsInWho(fields, sentences);
    if (wrong.length > 0) return again(wrong);
    try {
      const sent = await register('POST /organisations/{siren}/members/{personId}/invitation', {
        params: { siren, personId },
        body: {
          email: fields.text('email'),
          givenName: fields.text('givenName'),
          familyName: fields.text('familyName'),
        },
        formKey,
      });
      return goTo(PATHS.memberInvited(siren, sent.personId));
    } catch (error) {
      const at = (field: (typeof WHO)[number]): Fault => ({ field, sentence: sentences[field] });
      return again(
        faultsOf(
          error,
          {
            'invitation-just-sent': { sentence: sendAgainWords[language].justSent },
            'already-member': { field: 'email', sentence: sentences.member },
            'already-invited': { field: 'email', sentence: sentences.invited },
          },
          { '/email': at('email'), '/givenName': at('givenName'), '/familyName': at('familyName') },
        ),
      );
    }
  },
});
