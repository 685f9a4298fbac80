import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { homeOf } from './way-out.tsx';
import { errorWords } from './words.tsx';

/** Somebody else was faster. `again` leads to the page as it is now, with what was typed. */
export const Conflict = ({ again }: { again: string }) => {
  const { language, person } = useVisit();
  const words = errorWords[language].conflict;
  return (
    <Screen title={words.title} isQuestion>
      <p class="lead">
        {words.lead} <b>{words.nothing}</b> {words.kept}
      </p>
      <Acts>
        <ButtonLink href={again}>{words.again}</ButtonLink>
        <a href={homeOf(person)}>{words.leave}</a>
      </Acts>
    </Screen>
  );
};
