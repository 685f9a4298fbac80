import type { AnswerOf } from '../../client/contract.ts';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { type Member, nameOf } from '../member/rights.ts';
import { CardAct } from './card-act.tsx';
import { changeWords } from './words.ts';

type Organisation = AnswerOf<'GET /organisations/{siren}'>;

const Confirm = ({ organisation, member }: { organisation: Organisation; member: Member }) => {
  const { confirm: words } = changeWords[useVisit().language];
  const name = nameOf(member);
  return (
    <CardAct {...{ organisation, member }} title={words.title(name)} button={words.button(name)}>
      <p class="lead">{words.names(name, member.toConfirm === undefined ? '' : nameOf(member.toConfirm))}</p>
      <p>{words.about}</p>
      {member.toConfirm?.role === 'administrator' ? <p>{words.appoints}</p> : null}
    </CardAct>
  );
};

/** Whether somebody who accepted under another name is the person who was invited. */
export const confirmationPage = personPage(PATHS.confirmMember(':siren', ':personId'), {
  get: async ({ register, params: { siren = '', personId = '' } }) => {
    const params = { siren, personId };
    const [organisation, member] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/members/{personId}', { params }),
    ]);
    if (member.toConfirm === undefined) return goTo(PATHS.member(siren, personId));
    return show(<Confirm organisation={organisation} member={member} />);
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
