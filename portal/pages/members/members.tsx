import type { AnswerOf } from '../../client/contract.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Answer, goTo, show, showFaults } from '../../page/answer.ts';
import { inDraft, keepAnswers } from '../../page/draft.ts';
import { type Fault, faultsOf } from '../../page/faults.ts';
import { fieldsOf } from '../../page/fields.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { FormVisit, PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { andWait } from '../bulk-change/read.ts';
import { asEntries, CHOSEN_FIELDS, type Chosen, chosenAmong, endOf, TICK } from '../several/chosen.ts';
import { Filter } from './filter.tsx';
import { type Filters, filtersIn, isFiltered, nextPage, type Place, placeIn, queryOf } from './filters.ts';
import { ChoosingTable, MorePages } from './member-table.tsx';
import { membersWords } from './words.ts';

type List = AnswerOf<'GET /organisations/{siren}/members'>;

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  list: List;
  filters: Filters;
  place: Place;
  ticked?: readonly string[];
  faults?: readonly Fault[];
  formKey?: string;
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

const Members = (props: Props) => {
  const { organisation, list, filters, place, ticked = [], faults = [], formKey } = props;
  const { language, url, leadsTo } = useVisit();
  const words = membersWords[language];
  const { siren, name } = organisation;
  const { items, counts, nextCursor } = list;
  const total = isFiltered(filters) ? undefined : ((counts?.known ? counts.current : undefined) ?? place.of);
  const heading = counts === undefined ? words.title : words.heading(counts.current, counts.known);
  const isSearched = isFiltered(filters) || (counts?.current ?? SEARCHED_FROM) >= SEARCHED_FROM;
  const add = PATHS.addMember(siren);
  const file = PATHS.bulkFile(siren);
  const to = place.from + items.length - 1;
  return (
    <Screen
      title={words.title}
      heading={
        <div class="row before">
          <h1>{heading}</h1>
          <span class="end row">
            {organisation.can.includes('change-in-bulk') && leadsTo(file) ? (
              <a href={file}>{words.byFile}</a>
            ) : null}
            {leadsTo(add) ? (
              <ButtonLink href={add} small>
                {words.add}
              </ButtonLink>
            ) : null}
          </span>
        </div>
      }
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'members' }}
      faults={faults}
    >
      {isSearched ? <Filter filters={filters} /> : null}
      {items.length === 0 && nextCursor === undefined ? <Nobody filters={filters} /> : null}
      {items.length === 0 ? null : (
        <ChoosingTable {...{ members: items, siren, from: place.from, ticked, formKey }} />
      )}
      <MorePages
        shown={items.length === 0 ? undefined : { from: place.from, to, of: total }}
        next={nextCursor && nextPage(url, nextCursor, to + 1, total)}
        isPart={isFiltered(filters)}
      />
    </Screen>
  );
};

/** The page of the list that the address names. */
const readList = ({ register, params: { siren = '' }, url }: PersonVisit): Promise<List> => {
  const filters = filtersIn(url.searchParams);
  const { cursor } = placeIn(url.searchParams);
  const isFirst = cursor === undefined && !isFiltered(filters);
  return register('GET /organisations/{siren}/members', {
    params: { siren },
    query: {
      ...queryOf(filters),
      ...(isFirst && { counts: 'true' as const }),
      ...(cursor !== undefined && { cursor }),
    },
  });
};

const readOrganisation = ({ register, params: { siren = '' } }: PersonVisit) =>
  register('GET /organisations/{siren}', { params: { siren } });

/** What is done for everybody who was ticked: what would change is looked at first, on a page of its own. */
const actOn = async (visit: FormVisit, chosen: readonly Chosen[]): Promise<string> => {
  const { params, fields, formKey, register } = visit;
  const { siren = '' } = params;
  if (fields.text('act') === 'give') {
    const form = PATHS.giveToSeveral(siren);
    const draft = await keepAnswers({ ...visit, fields: fieldsOf(asEntries(chosen)) }, form, CHOSEN_FIELDS);
    return inDraft(form, draft);
  }
  const { id } = await register('POST /organisations/{siren}/access-changes', {
    params: { siren },
    query: { dryRun: 'true' },
    body: { lines: chosen.map(endOf) },
    formKey,
  });
  return andWait(PATHS.bulkChange(siren, id));
};

/** Who has access, by name; several of them can be ticked. */
export const membersPage = personPage(PATHS.organisation.members(':siren'), {
  get: async (visit) => {
    const { searchParams } = visit.url;
    const [organisation, list] = await Promise.all([readOrganisation(visit), readList(visit)]);
    const ticked = visit.kept?.all(TICK) ?? [];
    return show(
      <Members
        {...{ organisation, list, filters: filtersIn(searchParams), place: placeIn(searchParams), ticked }}
      />,
    );
  },
  post: async (visit) => {
    const { fields, formKey, language, url } = visit;
    const list = await readList(visit);
    const chosen = chosenAmong(list.items, fields);
    const again = async (faults: readonly Fault[]): Promise<Answer> => {
      const place = placeIn(url.searchParams);
      const organisation = await readOrganisation(visit);
      const shown = { organisation, list, filters: filtersIn(url.searchParams), place };
      return showFaults(<Members {...{ ...shown, ticked: fields.all(TICK), faults, formKey }} />);
    };
    if (chosen.length === 0) return again([{ sentence: membersWords[language].tickFault }]);
    try {
      return goTo(await actOn(visit, chosen));
    } catch (error) {
      return again(faultsOf(error, {}));
    }
  },
});
