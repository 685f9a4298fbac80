import { ButtonLink } from '../../components/button.tsx';
import { Bunch } from '../../components/key-drawings.tsx';
import { Screen } from '../../components/screen.tsx';
import { returnPath } from '../../http/return-path.ts';
import { goTo, show } from '../../page/answer.ts';
import { publicPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { Visit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { loginWords } from './words.tsx';

/** Where a login begins, and comes back to the page asked for. */
export const startOf = ({ url, origin }: Visit, again = false): string => {
  const query = new URLSearchParams();
  const back = returnPath(url.searchParams.get('return'), origin);
  if (back !== undefined) query.set('return', back);
  if (again) query.set('again', '');
  return query.size === 0 ? PATHS.loginStart : `${PATHS.loginStart}?${query}`;
};

const Login = () => {
  const visit = useVisit();
  const words = loginWords[visit.language].login;
  const { hotline } = visit.words;
  const become = PATHS.becomeAdministrator;
  const ask = visit.leadsTo(become) ? <a href={become}>{words.ask}</a> : words.ask;
  return (
    <Screen title={words.title} heading="none">
      <div class="two">
        <div>
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <p>
            <ButtonLink href={startOf(visit)}>{words.go}</ButtonLink>
          </p>
          <h2>{words.firstVisit}</h2>
          <p>{words.first(ask)}</p>
          <h2>{words.troubled}</h2>
          <p>{words.call(<a href={hotline.href}>{hotline.phone}</a>)}</p>
        </div>
        <aside aria-hidden="true">
          <Bunch />
        </aside>
      </div>
    </Screen>
  );
};

export const loginPage = publicPage(PATHS.login, ({ person, url, origin }) =>
  person === undefined
    ? show(<Login />)
    : goTo(returnPath(url.searchParams.get('return'), origin) ?? PATHS.tasks),
);
