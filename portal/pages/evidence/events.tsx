import type { Child } from 'hono/jsx';
import type { AnswerOf } from '../../client/contract.ts';
import { Pager } from '../../components/bulk.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Table } from '../../components/table.tsx';
import { type Answer, show, showFaults } from '../../page/answer.ts';
import type { Fault } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName, nameInList, nameInWords } from '../../words/names.ts';
import { nextPage, placeIn } from '../members/filters.ts';
import type { Organisation } from '../organisation/overview.tsx';
import { EventsFilter, FilteredBy } from './events-filter.tsx';
import {
  aboutPerson,
  type EventFilters,
  eventFiltersIn,
  eventsQuery,
  filterFaults,
  isFilteredBy,
} from './events-query.ts';
import { eventsWords } from './words.ts';

type Events = AnswerOf<'GET /organisations/{siren}/events'>;
type Named = Parameters<typeof fullName>[0];
type Found = AnswerOf<'GET /organisations/{siren}/members'>;

interface Props {
  organisation: Organisation;
  filters: EventFilters;
  faults?: readonly Fault[];
  /** The name of the person whom it is about. */
  person?: string | undefined;
  children?: Child;
}

const Journal = ({ organisation, filters, faults = [], person, children }: Props) => {
  const words = eventsWords[useVisit().language];
  const { siren, name } = organisation;
  return (
    <Screen
      title={words.title}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'events' }}
      faults={faults}
    >
      <p class="lead">{words.lead}</p>
      <EventsFilter filters={filters} faults={faults} />
      {faults.length > 0 ? null : <FilteredBy filters={filters} person={person} />}
      {children}
    </Screen>
  );
};

/** Nothing on this page: at all, with these filters, or in the part that was read. */
const Nothing = ({ filters, next }: { filters: EventFilters; next: string | undefined }) => {
  const words = eventsWords[useVisit().language];
  if (next !== undefined)
    return (
      <Note isLate title={words.noneFound}>
        <p>
          {words.part} <a href={next}>{words.goOn}</a>
        </p>
      </Note>
    );
  return isFilteredBy(filters) ? (
    <Note isLate title={words.noneFound}>
      <p>{words.noneAbout}</p>
    </Note>
  ) : (
    <p>{words.none}</p>
  );
};

const Lines = ({ events, filters }: { events: Events; filters: EventFilters }) => {
  const { language, url, words: common } = useVisit();
  const words = eventsWords[language];
  const { items, inWords, nextCursor } = events;
  const sentences = new Map(inWords.map(({ id, sentence }) => [id, sentence]));
  const { from } = placeIn(url.searchParams);
  const to = from + items.length - 1;
  const next = nextCursor === undefined ? undefined : nextPage(url, nextCursor, to + 1, undefined);
  if (items.length === 0) return <Nothing filters={filters} next={next} />;
  return (
    <>
      <Table
        caption={words.caption(from, to)}
        rows={items}
        columns={[
          {
            label: words.columns.when,
            isHeader: true,
            cell: ({ occurredAt }) => words.when(common.dates.day(occurredAt), common.dates.hour(occurredAt)),
          },
          { label: words.columns.what, cell: ({ id }) => sentences.get(id) ?? '' },
          { label: words.columns.why, cell: ({ reason = '' }) => reason },
        ]}
      />
      {next === undefined && from === 1 ? null : (
        <Pager
          shown={words.shown(from, to)}
          {...(next !== undefined && {
            next: { href: next, label: isFilteredBy(filters) ? words.goOn : words.next },
          })}
        />
      )}
    </>
  );
};

/** The people whom a name may mean. */
const WhichPerson = ({ q, found }: { q: string; found: Found }) => {
  const { language, url } = useVisit();
  const words = eventsWords[language];
  if (found.items.length === 0)
    return (
      <Note isLate title={words.nobody(q)}>
        <p>{words.nobodyAbout}</p>
      </Note>
    );
  return (
    <Note isLate title={words.several(q)}>
      <p>{words.choose}</p>
      <ul>
        {found.items.map((member) => (
          <li>
            <a href={aboutPerson(url, member.personId)}>{nameInList(member)}</a> ({member.email})
          </li>
        ))}
      </ul>
      {found.nextCursor === undefined ? null : <p>{words.fewer}</p>}
    </Note>
  );
};

const PAGE = '50';
const NAMES = '20';

/** What happened, as far as these filters let it. Whoever they are about is named already, where their name was typed. */
const asked = async (
  visit: PersonVisit,
  organisation: Organisation,
  filters: EventFilters,
  named?: Named,
): Promise<Answer> => {
  const { siren } = organisation;
  const { personId } = filters;
  const { cursor } = placeIn(visit.url.searchParams);
  const readName = (): Promise<Named> =>
    visit.register('GET /organisations/{siren}/members/{personId}', { params: { siren, personId } });
  const [events, member] = await Promise.all([
    visit.register('GET /organisations/{siren}/events', {
      params: { siren },
      query: { ...eventsQuery(filters), limit: PAGE, ...(cursor !== undefined && { cursor }) },
    }),
    personId === '' ? undefined : (named ?? readName()),
  ]);
  return show(
    <Journal organisation={organisation} filters={filters} person={member && fullName(member)}>
      <Lines events={events} filters={filters} />
    </Journal>,
  );
};

/** A name leads to the person, at once where it is the name of one alone. */
const byName = async (visit: PersonVisit, organisation: Organisation, filters: EventFilters) => {
  const found = await visit.register('GET /organisations/{siren}/members', {
    params: { siren: organisation.siren },
    query: { q: filters.q, limit: NAMES },
  });
  const [one, ...others] = found.items;
  if (one !== undefined && others.length === 0 && found.nextCursor === undefined)
    return asked(visit, organisation, { ...filters, personId: one.personId }, one);
  return show(
    <Journal organisation={organisation} filters={filters}>
      <WhichPerson q={filters.q} found={found} />
    </Journal>,
  );
};

/** « Registre des preuves »: what happened in a body, in sentences, for those who may read its evidence. */
export const eventsPage = personPage(PATHS.organisation.events(':siren'), {
  get: async (visit) => {
    const { register, url, language, params } = visit;
    const filters = eventFiltersIn(url.searchParams);
    const organisation = await register('GET /organisations/{siren}', {
      params: { siren: params.siren ?? '' },
    });
    const faults = filterFaults(filters, organisation.siren, eventsWords[language]);
    if (faults.length > 0)
      return showFaults(<Journal organisation={organisation} filters={filters} faults={faults} />);
    return filters.q !== '' && filters.personId === ''
      ? byName(visit, organisation, filters)
      : asked(visit, organisation, filters);
  },
});
