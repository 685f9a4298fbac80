import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { loginWords } from './words.tsx';

/** After a logout: leaves by GET for where the issuer ends its own session, by itself or by the button. */
export const Leaving = ({ to }: { to: string }) => {
  const words = loginWords[useVisit().language].leaving;
  return (
    <Screen title={words.title} isQuestion leavesFor={to}>
      <p class="lead">{words.lead}</p>
      <Acts>
        <ButtonLink href={to}>{words.go}</ButtonLink>
      </Acts>
    </Screen>
  );
};
