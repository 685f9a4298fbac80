import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { goTo, show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import { profileWords } from './words.ts';

type Me = AnswerOf<'GET /me'>;

const LEADS = { confirmed: 'fresh', 'due-soon': 'lead', stale: 'late' } as const;

const Profile = ({ me }: { me: Me }) => {
  const { language, words: common } = useVisit();
  const words = profileWords[language];
  const { givenName, familyName, email, phone, profile } = me;
  return (
    <Screen title={words.title} isQuestion back={{ href: PATHS.tasks, label: words.back }}>
      <p class="lead">{words[LEADS[profile.status]](common.dates.day(profile.dueAt))}</p>
      {profile.cause === undefined ? null : (
        <Note state="mid">
          <p>{words.cause[profile.cause]}</p>
        </Note>
      )}
      <Summary
        rows={[
          { term: words.name, value: fullName({ givenName, familyName }), href: PATHS.correctProfile },
          {
            term: words.email,
            value: (
              <>
                {email}
                <br />
                <span class="soft">{words.emailWhere}</span>
              </>
            ),
          },
          { term: words.phone, value: phone ?? words.noPhone, href: PATHS.correctProfile },
        ]}
      />
      <Form>
        <Acts>
          <Button>{words.confirm}</Button>
          <a href={PATHS.correctProfile}>{words.correct}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** « Un profil à jour »: one click, once a year. */
export const profilePage = personPage(PATHS.profile, {
  get: async ({ register }) => show(<Profile me={await register('GET /me', {})} />),
  post: async ({ register, formKey }) => {
    await register('POST /me/profile-confirmations', { formKey });
    return goTo(PATHS.profileDone);
  },
});
