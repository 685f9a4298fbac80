import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { WayHome } from '../errors/way-out.tsx';
import { loginWords } from './words.tsx';

/** Nobody came back from the login, or not whoever was asked. */
export const LoginFailed = ({ why }: { why: 'refused' | 'other-person' }) => {
  const words = loginWords[useVisit().language].failed;
  return (
    <Screen title={words.title} isQuestion>
      <p class="lead">{words[why]}</p>
      <Acts>
        <ButtonLink href={PATHS.login}>{words.retry}</ButtonLink>
        <WayHome />
      </Acts>
    </Screen>
  );
};
