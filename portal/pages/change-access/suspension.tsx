import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { randomId } from '../../session/random-id.ts';
import { calledName, nameInWords } from '../../words/names.ts';
import { WhoIsLeft } from '../end-access/departure.tsx';
import { isLastAdministrator } from '../end-access/end-access.tsx';
import { LastAdministrator } from '../end-access/last-administrator.tsx';
import { type Member, nameOf } from '../member/rights.ts';
import { CardAct } from './card-act.tsx';
import { changeWords } from './words.ts';

type Suspending = AnswerOf<'PUT /organisations/{siren}/members/{personId}/suspension'>;

type Organisation = AnswerOf<'GET /organisations/{siren}'>;

interface SuspendProps {
  organisation: Organisation;
  member: Suspending;
  reason: string;
}

const Suspend = ({ organisation: { siren, name }, member, reason }: SuspendProps) => {
  const { language } = useVisit();
  const { suspend: words, leave } = changeWords[language];
  const card = PATHS.member(siren, member.personId);
  return (
    <Screen
      title={words.title(calledName(member))}
      above={nameOf(member)}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
      organisation={{ siren, name: nameInWords(name) }}
    >
      {member.departure === undefined ? null : <WhoIsLeft {...member.departure} />}
      <p>{words.about}</p>
      <Form>
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint(calledName(member))}
          value={reason}
        />
        <input type="hidden" name="digest" value={member.departure?.digest ?? ''} />
        <Acts>
          <Button look="warn">{words.button(nameOf(member))}</Button>
          <a href={card}>{leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

const Reactivate = ({ organisation, member }: { organisation: Organisation; member: Member }) => {
  const { reactivate: words } = changeWords[useVisit().language];
  const title = words.title(calledName(member));
  return (
    <CardAct {...{ organisation, member, title }} button={words.button(nameOf(member))}>
      <p class="lead">{words.about}</p>
    </CardAct>
  );
};

/** Stops all rights for a time, or gives them back: one page each. */
export const suspensionPage = personPage(PATHS.suspendMember(':siren', ':personId'), {
  get: async ({ register, params: { siren = '', personId = '' }, kept }) => {
    const params = { siren, personId };
    const [organisation, member] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/members/{personId}', { params }),
    ]);
    if (member.status === 'suspended') return show(<Reactivate {...{ organisation, member }} />);
    if (member.status !== 'active') return goTo(PATHS.member(siren, personId));
    try {
      const suspending = await register('PUT /organisations/{siren}/members/{personId}/suspension', {
        params,
        query: { dryRun: 'true' },
        body: {},
        formKey: randomId(),
      });
      const reason = kept?.text('reason') ?? '';
      return show(<Suspend {...{ organisation, member: suspending, reason }} />);
    } catch (error) {
      if (isLastAdministrator(error)) return show(<LastAdministrator siren={siren} />, 409);
      throw error;
    }
  },
  post: async ({ register, params: { siren = '', personId = '' }, fields, formKey }) => {
    const params = { siren, personId };
    const reason = fields.text('reason').slice(0, 500);
    if (fields.has('version')) {
      await register('DELETE /organisations/{siren}/members/{personId}/suspension', {
        params,
        formKey,
        ifMatch: fields.text('version'),
      });
    } else {
      await register('PUT /organisations/{siren}/members/{personId}/suspension', {
        params,
        body: reason === '' ? {} : { reason },
        formKey,
        ifMatch: fields.text('digest'),
      });
    }
    return goTo(PATHS.member(siren, personId));
  },
});
