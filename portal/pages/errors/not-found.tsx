import { OrganisationKey } from '../../components/key-drawings.tsx';
import { Screen } from '../../components/screen.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { homeOf } from './way-out.tsx';
import { errorWords } from './words.tsx';

/** A key that fits no body: every cut is as deep as the next. */
const NO_SIREN = '404404404';

/** Not there, or not this person's to know: the register tells neither from the other, and nor do we. */
export const NotFound = () => {
  const { language, person } = useVisit();
  const { title, lead, check, tasks, home, mail } = errorWords[language].notFound;
  const link = <a href={homeOf(person)}>{person === undefined ? home : tasks}</a>;
  return (
    <Screen title={title} isQuestion heading="none">
      <p class="before">
        <OrganisationKey siren={NO_SIREN} />
      </p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <ul>
        <li>{check(link)}</li>
        <li>{mail}</li>
      </ul>
    </Screen>
  );
};
