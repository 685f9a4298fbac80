import type { AnswerOf } from '../../client/contract.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { ByService } from './by-service.tsx';
import { overviewWords } from './words.ts';

export type Organisation = AnswerOf<'GET /organisations/{siren}'>;
type Coverage = AnswerOf<'GET /organisations/{siren}/coverage'>;

/** As many establishments as the overview names; the matrix shows the rest. */
const SHOWN = 25;
const FIRST_GAPS = 3;

/** What nobody may sign, with the way to its cure: straight there where there is one alone. */
const Gaps = ({ siren, coverage: { totals, items } }: { siren: string; coverage: Coverage }) => {
  const { language } = useVisit();
  const words = overviewWords[language].uncovered;
  const count = totals.services.reduce((sum, { uncovered }) => sum + uncovered, 0);
  if (count === 0) return null;
  const first = items
    .flatMap(({ siret, name, services }) =>
      services
        .filter((cell) => cell.count === 0)
        .map(({ service }) => ({ siret, name: nameInWords(name), service })),
    )
    .slice(0, FIRST_GAPS);
  const [only] = first;
  const cure =
    count === 1 && only !== undefined
      ? { href: PATHS.coverageCell(siren, only.siret, only.service), label: words.give }
      : { href: `${PATHS.organisation.coverage(siren)}?only=uncovered`, label: words.see };
  return (
    <Note state="bad" title={words.title(count)}>
      <ul>
        {first.map(({ service, name }) => (
          <li>{words.one(serviceInWords(language, service).name, name)}</li>
        ))}
        {count > first.length ? <li>{words.others(count - first.length)}</li> : null}
      </ul>
      <p>
        <ButtonLink small href={cure.href}>
          {cure.label}
        </ButtonLink>
      </p>
    </Note>
  );
};

const Alone = ({ siren, name, warnings }: Organisation) => {
  const { language, leadsTo } = useVisit();
  const words = overviewWords[language].alone;
  const href = PATHS.addMember(siren);
  if (!warnings.includes('single-administrator')) return null;
  return (
    <Note state="mid" title={words.title(nameInWords(name))}>
      <p>
        {words.about} {leadsTo(href) ? <a href={`${href}?role=administrator`}>{words.cure}</a> : null}
      </p>
    </Note>
  );
};

/** What an administrator comes for, straight to its procedure. */
const Wants = ({ siren, can }: Organisation) => {
  const { language, leadsTo } = useVisit();
  const { want, wants } = overviewWords[language];
  const all = [
    { action: 'invite', label: wants.add, href: PATHS.addMember(siren) },
    { action: 'invite', label: wants.second, href: `${PATHS.addMember(siren)}?role=administrator` },
    { action: 'read-coverage', label: wants.remove, href: PATHS.organisation.members(siren) },
    { action: 'propose-mandate', label: wants.mandate, href: PATHS.proposeMandate(siren) },
    { action: 'change-in-bulk', label: wants.bulk, href: PATHS.bulkFile(siren) },
    { action: 'read-evidence', label: wants.report, href: PATHS.organisation.report(siren) },
    { action: 'read-evidence', label: wants.events, href: PATHS.organisation.events(siren) },
  ] as const;
  const shown = all.filter(({ action, href }) => can.includes(action) && leadsTo(href));
  if (shown.length === 0) return null;
  return (
    <aside aria-labelledby="want">
      <div class="box">
        <h2 id="want">{want}</h2>
        <ul class="todo">
          {shown.map(({ label, href }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
};

const About = ({ siren, name, open }: { siren: string; name: string; open: number | undefined }) => {
  const words = overviewWords[useVisit().language];
  return (
    <section aria-labelledby="about">
      <h2 id="about">{words.about(nameInWords(name))}</h2>
      <Summary
        rows={[
          {
            term: words.siren,
            value: (
              <>
                <span class="num">{inGroups(siren)}</span>
                <br />
                <span class="small soft">{words.sirenAbout}</span>
              </>
            ),
          },
          ...(open === undefined ? [] : [{ term: words.places, value: words.open(open) }]),
        ]}
      />
    </section>
  );
};

const Overview = ({ organisation, coverage }: { organisation: Organisation; coverage: Coverage }) => {
  const { language, words: common } = useVisit();
  const words = overviewWords[language];
  const { siren, name, status, closedOn = '' } = organisation;
  const said = nameInWords(name);
  return (
    <Screen
      title={words.title(said)}
      organisation={{ siren, name: said }}
      menu={{ of: 'organisation', at: 'overview' }}
    >
      {status === 'closed' ? (
        <Note state="info">
          <p>{words.closed(common.dates.day(closedOn))}</p>
        </Note>
      ) : null}
      <Gaps siren={siren} coverage={coverage} />
      <Alone {...organisation} />
      <div class="two">
        <Wants {...organisation} />
        <div>
          <ByService siren={siren} coverage={coverage} />
          <About siren={siren} name={name} open={coverage.totals.establishments} />
        </div>
      </div>
    </Screen>
  );
};

/** A declarant reads their own card and nobody else's, so there is little to show. */
const OwnOverview = ({ organisation, personId }: { organisation: Organisation; personId: string }) => {
  const { language, leadsTo } = useVisit();
  const words = overviewWords[language];
  const { siren, name } = organisation;
  const said = nameInWords(name);
  const card = PATHS.member(siren, personId);
  return (
    <Screen title={said} organisation={{ siren, name: said }} back={{ href: PATHS.tasks }}>
      <p class="lead">{words.declarant.lead}</p>
      <p>
        {leadsTo(card) ? (
          <ButtonLink href={card}>{words.declarant.card}</ButtonLink>
        ) : (
          <ButtonLink href={PATHS.tasks}>{words.declarant.tasks}</ButtonLink>
        )}
      </p>
      <About siren={siren} name={name} open={undefined} />
    </Screen>
  );
};

/** « Vue d'ensemble »: what is wrong in a body, who may sign what, and the ways on. */
export const overviewPage = personPage(PATHS.organisation.overview(':siren'), {
  get: async ({ register, params: { siren = '' } }) => {
    const organisation = await register('GET /organisations/{siren}', { params: { siren } });
    if (!organisation.can.includes('read-coverage')) {
      const { personId } = await register('GET /me', {});
      return show(<OwnOverview organisation={organisation} personId={personId} />);
    }
    const coverage = await register('GET /organisations/{siren}/coverage', {
      params: { siren },
      query: { limit: String(SHOWN) },
    });
    return show(<Overview organisation={organisation} coverage={coverage} />);
  },
});
