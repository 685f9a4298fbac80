import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { returnPath } from '../../http/return-path.ts';
import { show } from '../../page/answer.ts';
import { isKept } from '../../page/kept-forms.ts';
import { publicPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { IDLE_MINUTES, SESSION_HOURS } from '../../session/session.ts';
import { startOf } from './login.tsx';
import { loginWords } from './words.tsx';

const SessionExpired = () => {
  const visit = useVisit();
  const words = loginWords[visit.language].expired;
  const back = returnPath(visit.url.searchParams.get('return'), visit.origin);
  return (
    <Screen title={words.title} isQuestion>
      <p class="lead">
        {words.why(IDLE_MINUTES, SESSION_HOURS)}{' '}
        {isKept(back, visit.origin) ? (
          <>
            <b>{words.kept}</b> {words.keptHow}
          </>
        ) : (
          words.notKept
        )}
      </p>
      <Acts>
        <ButtonLink href={startOf(visit)}>{words.go}</ButtonLink>
        <a href={PATHS.home}>{words.home}</a>
      </Acts>
    </Screen>
  );
};

export const sessionExpiredPage = publicPage(PATHS.sessionExpired, () => show(<SessionExpired />));
