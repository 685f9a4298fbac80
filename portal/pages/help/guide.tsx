import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { PICTURE_SIZE } from '../../http/assets.ts';
import { show } from '../../page/answer.ts';
import { publicPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { homeWords } from '../home/words.ts';
import { GUIDES, type GuideName, guideWords } from './words.ts';

const Guide = ({ name }: { name: GuideName }) => {
  const { language, person, assets } = useVisit();
  const words = guideWords[language];
  const { title, lead, sections } = words.guides[name];
  const home = homeWords[language];
  return (
    <Screen title={title} above={words.title} isQuestion back={{ href: PATHS.help, label: words.home }}>
      <p class="lead">{lead}</p>
      {sections.map((section) => (
        <section>
          <h2>{section.title}</h2>
          <ol>
            {section.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <figure class="shot">
            <img
              src={assets.pictures[section.picture.name]}
              alt={section.picture.alt}
              {...PICTURE_SIZE}
              loading="lazy"
            />
          </figure>
        </section>
      ))}
      <Acts>
        {person === undefined ? (
          <ButtonLink href={PATHS.login}>{home.logIn}</ButtonLink>
        ) : (
          <ButtonLink href={PATHS.tasks}>{home.tasks}</ButtonLink>
        )}
      </Acts>
    </Screen>
  );
};

/** The user guide, for each whom the product is for. */
export const guidePages = GUIDES.map((name) =>
  publicPage(PATHS.guide(name), () => show(<Guide name={name} />)),
);
