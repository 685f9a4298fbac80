import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { returnPath } from '../../http/return-path.ts';
import { show } from '../../page/answer.ts';
import { isKept } from '../../page/kept-forms.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { startOf } from './login.tsx';
import { loginWords } from './words.tsx';

const ConfirmIdentity = () => {
  const visit = useVisit();
  const words = loginWords[visit.language].again;
  const back = returnPath(visit.url.searchParams.get('return'), visit.origin);
  return (
    <Screen title={words.title} isQuestion>
      <p class="lead">
        {words.lead} {isKept(back, visit.origin) ? <b>{words.kept}</b> : null}
      </p>
      <Acts>
        <ButtonLink href={startOf(visit, true)}>{words.go}</ButtonLink>
        <a href={PATHS.tasks}>{words.leave}</a>
      </Acts>
    </Screen>
  );
};

/** Before an act that asks for a fresh login. */
export const confirmIdentityPage = personPage(PATHS.confirmIdentity, {
  get: () => show(<ConfirmIdentity />),
});
