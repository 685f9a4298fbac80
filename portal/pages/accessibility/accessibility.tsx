import { Screen } from '../../components/screen.tsx';
import { show } from '../../page/answer.ts';
import { publicPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { accessibilityWords } from './words.tsx';

const Accessibility = () => {
  const { language, words } = useVisit();
  const own = accessibilityWords[language];
  return (
    <Screen title={own.title} isQuestion>
      <p>{own.status}</p>
      <h2>{own.obstacle}</h2>
      <p>{own.whatToDo(<a href={words.hotline.href}>{words.hotline.phone}</a>)}</p>
      <h2 id="data">{own.data}</h2>
      <p>{own.kept}</p>
      <p>{own.cookies}</p>
    </Screen>
  );
};

/** The statement that the law asks for, and what is kept of people. */
export const accessibilityPage = publicPage(PATHS.accessibility, () => show(<Accessibility />));
