import { Acts } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { Reference, WayHome } from './way-out.tsx';
import { errorWords } from './words.tsx';

/** Nobody foresaw it. */
export const Failed = () => {
  const { title, lead } = errorWords[useVisit().language].failed;
  return (
    <Screen title={title} isQuestion>
      <p class="lead">{lead}</p>
      <Acts>
        <WayHome isMain />
      </Acts>
      <Reference />
    </Screen>
  );
};
