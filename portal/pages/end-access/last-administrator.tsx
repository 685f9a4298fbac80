import { Items } from '../../components/lists.tsx';
import { Screen } from '../../components/screen.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { endWords } from './words.ts';

/** Nobody leaves a body without an administrator: the ways to one. */
export const LastAdministrator = ({ siren }: { siren: string }) => {
  const { language, leadsTo } = useVisit();
  const words = endWords[language].last;
  const ways = [
    { title: words.appoint, about: words.appointAbout, href: PATHS.organisation.members(siren) },
    { title: words.invite, about: words.inviteAbout, href: `${PATHS.addMember(siren)}?role=administrator` },
    { title: words.ask, about: words.askAbout, href: PATHS.becomeAdministrator },
  ];
  return (
    <Screen title={words.title} isQuestion back={{ href: PATHS.organisation.members(siren) }}>
      <p class="lead">{words.lead}</p>
      <p>{words.nothing}</p>
      <Items level={2} items={ways.filter(({ href }) => leadsTo(href))} />
    </Screen>
  );
};
