import type { AnswerOf } from '../../client/contract.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { Filter } from './filter.tsx';
import { type Filters, filtersIn, isFiltered, nextPage, type Place, placeIn, queryOf } from './filters.ts';
import { MemberTable, MorePages } from './member-table.tsx';
import { membersWords } from './words.ts';

type List = AnswerOf<'GET /organisations/{siren}/members'>;

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  list: List;
  filters: Filters;
  place: Place;
}

/** Below it everybody is seen at once. */
const SEARCHED_FROM = 8;

const Nobody = ({ filters }: { filters: Filters }) => {
  const { language, url, leadsTo, params } = useVisit();
  const words = membersWords[language];
  const [before, clear, or, invite, after] = words.noneAbout;
  const add = PATHS.addMember(params.siren ?? '');
  return (
    <Note isLate title={filters.q === '' ? words.none : words.noneCalled(filters.q)}>
      <p>
        {before}
        <a href={url.pathname}>{clear}</a>
        {leadsTo(add) ? (
          <>
            {or}
            <a href={add}>{invite}</a>
          </>
        ) : null}
        {after}
      </p>
    </Note>
  );
};

const Members = ({ organisation, list, filters, place }: Props) => {
  const { language, url, leadsTo } = useVisit();
  const words = membersWords[language];
  const { siren, name } = organisation;
  const { items, counts, nextCursor } = list;
  const total = isFiltered(filters) ? undefined : ((counts?.known ? counts.current : undefined) ?? place.of);
  const heading = counts === undefined ? words.title : words.heading(counts.current, counts.known);
  const isSearched = isFiltered(filters) || (counts?.current ?? SEARCHED_FROM) >= SEARCHED_FROM;
  const add = PATHS.addMember(siren);
  const to = place.from + items.length - 1;
  return (
    <Screen
      title={words.title}
      heading={
        <div class="row before">
          <h1>{heading}</h1>
          {leadsTo(add) ? (
            <span class="end row">
              <ButtonLink href={add} small>
                {words.add}
              </ButtonLink>
            </span>
          ) : null}
        </div>
      }
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'members' }}
    >
      {isSearched ? <Filter filters={filters} /> : null}
      {items.length === 0 && nextCursor === undefined ? <Nobody filters={filters} /> : null}
      {items.length === 0 ? null : <MemberTable members={items} siren={siren} from={place.from} />}
      <MorePages
        shown={items.length === 0 ? undefined : { from: place.from, to, of: total }}
        next={nextCursor && nextPage(url, nextCursor, to + 1, total)}
        isPart={isFiltered(filters)}
      />
    </Screen>
  );
};

/** Who has access, by name. */
export const membersPage = personPage(PATHS.organisation.members(':siren'), {
  get: async ({ register, params, url }) => {
    const { siren = '' } = params;
    const filters = filtersIn(url.searchParams);
    const place = placeIn(url.searchParams);
    const isFirst = place.cursor === undefined && !isFiltered(filters);
    const query = {
      ...queryOf(filters),
      ...(isFirst && { counts: 'true' as const }),
      ...(place.cursor !== undefined && { cursor: place.cursor }),
    };
    const [organisation, list] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/members', { params: { siren }, query }),
    ]);
    return show(<Members organisation={organisation} list={list} filters={filters} place={place} />);
  },
});
