import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { changeWords } from './words.ts';

const Confirm = ({ siren, member }: { siren: string; member: Member }) => {
  const { confirm: words, leave } = changeWords[useVisit().language];
  const card = PATHS.member(siren, member.personId);
  return (
    <Screen
      title={words.title(nameOf(member))}
      above={nameOf(member)}
      isQuestion
      back={{ href: card, label: nameOf(member) }}
    >
      <p class="lead">
        {words.names(nameOf(member), member.toConfirm === undefined ? '' : nameOf(member.toConfirm))}
      </p>
      <p>{words.about}</p>
      {member.toConfirm?.role === 'administrator' ? <p>{words.appoints}</p> : null}
      <Form>
        <input type="hidden" name="version" value={String(member.version)} />
        <Acts>
          <Button>{words.button(nameOf(member))}</Button>
          <a href={card}>{leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** Whether somebody who accepted under another name is the person who was invited. */
export const confirmationPage = personPage(PATHS.confirmMember(':siren', ':personId'), {
  get: async ({ register, params: { siren = '', personId = '' } }) => {
    const params = { siren, personId };
    const member = await register('GET /organisations/{siren}/members/{personId}', { params });
    if (member.toConfirm === undefined) return goTo(PATHS.member(siren, personId));
    return show(<Confirm siren={siren} member={member} />);
  },
  post: async ({ register, params: { siren = '', personId = '' }, fields, formKey }) => {
    await register('POST /organisations/{siren}/members/{personId}/confirmation', {
      params: { siren, personId },
      formKey,
      ifMatch: fields.text('version'),
    });
    return goTo(PATHS.member(siren, personId));
  },
});
