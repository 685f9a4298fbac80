import { ButtonLink } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Matrix } from '../../components/matrix.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import type { Organisation } from '../organisation/overview.tsx';
import { CoverageFilter, type Filter, filterIn, furtherOn } from './coverage-filter.tsx';
import { addressInWords, type Coverage, type Place, shortCode } from './places.ts';
import { ServiceMeters } from './service-meters.tsx';
import { coverageWords } from './words.ts';

/** Establishments on one page of the matrix. */
const PAGE = 25;
const GROUPS = ['uncovered', 'single', 'covered'] as const;

interface Shown {
  siren: string;
  coverage: Coverage;
  filter: Filter;
}

const Places = ({ siren, coverage: { items, totals }, filter }: Shown) => {
  const { language } = useVisit();
  const words = coverageWords[language];
  const codes = items[0]?.services.map(({ service }) => service) ?? [];
  const nameOf = (code: string): string => serviceInWords(language, code).name;
  const row = (place: Place) => {
    const name = nameInWords(place.name);
    return {
      name,
      href: PATHS.coveragePlace(siren, place.siret),
      about: addressInWords(place),
      cells: place.services.map(({ service, count }) => ({
        count,
        href: PATHS.coverageCell(siren, place.siret, service),
        label: words.cell(nameOf(service), name, count),
      })),
    };
  };
  const counted = totals.services.find(({ service }) => service === filter.service) ?? totals;
  return (
    <Matrix
      caption={words.caption}
      rowsLabel={words.establishment}
      services={codes.map((code) => ({ code: shortCode(language, code), name: nameOf(code) }))}
      groups={GROUPS.flatMap((state) => {
        const rows = items.filter((place) => place.state === state).map(row);
        const total = filter.q === '' ? counted[state] : undefined;
        return rows.length === 0 ? [] : [{ title: words.groups[state], total, rows }];
      })}
    />
  );
};

const Pager = ({ coverage: { items, found, nextCursor }, filter }: Shown) => {
  const { language, words: common } = useVisit();
  const words = coverageWords[language];
  const last = filter.before + items.length;
  return (
    <nav class="row pager" aria-label={common.pages}>
      <p class="soft">{words.shown(filter.before + 1, last, found)}</p>
      <span class="row">
        {filter.before > 0 ? (
          <ButtonLink look="plain" small href={furtherOn(filter, '', 0)}>
            {words.first}
          </ButtonLink>
        ) : null}
        {nextCursor === undefined ? null : (
          <ButtonLink look="plain" small href={furtherOn(filter, nextCursor, last)}>
            {words.next(Math.min(PAGE, found - last))}
            <Icon name="next" />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
};

const List = (shown: Shown) => {
  const words = coverageWords[useVisit().language];
  const { siren, coverage, filter } = shown;
  return (
    <>
      <ServiceMeters totals={coverage.totals} />
      <CoverageFilter filter={filter} totals={coverage.totals} />
      {coverage.items.length === 0 ? (
        <p role="status">
          {words.nothingFound} <a href={PATHS.organisation.coverage(siren)}>{words.all}</a>
        </p>
      ) : (
        <>
          <Places {...shown} />
          <Pager {...shown} />
        </>
      )}
    </>
  );
};

const CoverageOf = ({ organisation, ...rest }: { organisation: Organisation } & Omit<Shown, 'siren'>) => {
  const words = coverageWords[useVisit().language];
  const { siren, name } = organisation;
  const { totals } = rest.coverage;
  return (
    <Screen
      title={words.title}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'coverage' }}
    >
      {totals.establishments === 0 ? (
        <Note state="info" title={words.nothing.title}>
          <p>{words.nothing.about}</p>
        </Note>
      ) : (
        <>
          <p class="lead">
            {words.lead(totals.establishments, totals.services.length)}{' '}
            <b>{totals.uncovered === 0 ? words.noGap : words.gaps(totals.uncovered)}</b>
          </p>
          <List siren={siren} {...rest} />
        </>
      )}
    </Screen>
  );
};

/** Who may sign, place by place: what nobody may sign first, each cell leading to its cure. */
export const coveragePage = personPage(PATHS.organisation.coverage(':siren'), {
  get: async ({ register, url, params: { siren = '' } }) => {
    const filter = filterIn(url);
    const { q, only, service, cursor } = filter;
    const query = {
      limit: String(PAGE),
      ...(q !== '' && { q }),
      ...(only !== undefined && { only }),
      ...(service !== '' && { service }),
      ...(cursor !== undefined && { cursor }),
    };
    const [organisation, coverage] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/coverage', { params: { siren }, query }),
    ]);
    return show(<CoverageOf organisation={organisation} coverage={coverage} filter={filter} />);
  },
});
