import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { WayHome } from './way-out.tsx';
import { errorWords } from './words.tsx';

interface Props {
  /** The register's own words, in the language of the page. */
  title: string;
  detail: string;
  /** Where the form stands as it was; absent where nothing was sent. */
  back: string | undefined;
}

/** The register refuses, and the page had no sentence of its own for it. */
export const Refused = ({ title, detail, back }: Props) => {
  const words = errorWords[useVisit().language].refused;
  return (
    <Screen title={title || words.title} isQuestion>
      <p class="lead">
        {detail} {back === undefined ? null : <b>{words.nothing}</b>}
      </p>
      <Acts>
        {back === undefined ? <WayHome isMain /> : <ButtonLink href={back}>{words.back}</ButtonLink>}
        {back === undefined ? null : <WayHome />}
      </Acts>
    </Screen>
  );
};
