import { ButtonLink } from '../../components/button.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { errorWords } from './words.tsx';

/** From where everything can be reached. */
export const homeOf = (person: unknown): string => (person === undefined ? PATHS.home : PATHS.tasks);

/** What to tell the hotline: with it we find what happened. */
export const Reference = () => {
  const { language, words, requestId } = useVisit();
  const phone = <a href={words.hotline.href}>{words.hotline.phone}</a>;
  return <p class="soft gap">{errorWords[language].unavailable.reference(phone, <b>{requestId}</b>)}</p>;
};

export const WayHome = ({ isMain = false }: { isMain?: boolean }) => {
  const { language, person } = useVisit();
  const { tasks, home } = errorWords[language].unavailable;
  const label = person === undefined ? home : tasks;
  return isMain ? (
    <ButtonLink href={homeOf(person)}>{label}</ButtonLink>
  ) : (
    <a href={homeOf(person)}>{label}</a>
  );
};
