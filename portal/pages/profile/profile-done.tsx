import { Acts, ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { Done } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { profileWords } from './words.ts';

const ProfileDone = ({ dueAt }: { dueAt: string }) => {
  const { language, words: common } = useVisit();
  const words = profileWords[language];
  return (
    <Screen title={words.done} isQuestion heading="none">
      <Done title={words.done}>
        <p>{words.until(common.dates.day(dueAt))}</p>
      </Done>
      <Acts>
        <ButtonLink href={PATHS.tasks}>{words.tasks}</ButtonLink>
      </Acts>
    </Screen>
  );
};

/** After a confirmation or a correction, which confirms too. */
export const profileDonePage = personPage(PATHS.profileDone, {
  get: async ({ register }) => {
    const { profile } = await register('GET /me', {});
    return profile.status === 'stale' ? goTo(PATHS.profile) : show(<ProfileDone dueAt={profile.dueAt} />);
  },
});
