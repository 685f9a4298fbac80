import { ButtonLink } from '../../components/button.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import type { Member } from './rights.ts';
import { memberWords } from './words.ts';

type Action = NonNullable<Member['can']>[number];

/** Where each act on a member is done. */
const pathOf = (action: Action, siren: string, personId: string): string => {
  switch (action) {
    case 'confirm':
      return PATHS.confirmMember(siren, personId);
    case 'suspend':
    case 'reactivate':
      return PATHS.suspendMember(siren, personId);
    case 'appoint':
    case 'demote':
      return PATHS.memberRole(siren, personId);
    case 'invite':
      return PATHS.addMember(siren);
    case 'give-grant':
      return PATHS.giveGrant(siren, personId);
    case 'leave':
      return PATHS.leave(siren);
    case 'send-again':
      return PATHS.sendAgain(siren, personId);
    case 'end':
    case 'withdraw':
      return PATHS.endMember(siren, personId);
  }
};

/** What can be done with a member as a whole, each with what it means. */
export const MemberActs = ({ member, siren }: { member: Member; siren: string }) => {
  const { language, leadsTo } = useVisit();
  const words = memberWords[language];
  const acts = (member.can ?? []).flatMap((action) => {
    const href = pathOf(action, siren, member.personId);
    if (action === 'give-grant' || !leadsTo(href)) return [];
    const [label, about] = words[action];
    return [{ href, label, about }];
  });
  return (
    <aside>
      <div class="box">
        <h2>{words.acts}</h2>
        {acts.length === 0 ? <p>{words.nothing}</p> : null}
        {acts.map(({ href, label, about }) => (
          <p>
            <ButtonLink href={href} look="plain">
              {label}
            </ButtonLink>
            <br />
            <small class="soft">{about}</small>
          </p>
        ))}
      </div>
    </aside>
  );
};
