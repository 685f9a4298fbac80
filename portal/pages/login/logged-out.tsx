import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { show } from '../../page/answer.ts';
import { publicPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { loginWords } from './words.tsx';

const LoggedOut = () => {
  const words = loginWords[useVisit().language].out;
  return (
    <Screen title={words.title} isQuestion>
      <p class="lead">{words.lead}</p>
      <Acts>
        <ButtonLink href={PATHS.login}>{words.again}</ButtonLink>
        <a href={PATHS.home}>{words.home}</a>
      </Acts>
    </Screen>
  );
};

/** Where the issuer leads back to once its session has ended too. */
export const loggedOutPage = publicPage(PATHS.loggedOut, () => show(<LoggedOut />));
