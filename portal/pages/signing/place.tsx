import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { Table } from '../../components/table.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { signatoriesInWords } from '../../words/signatories.ts';
import { NotFound } from '../errors/not-found.tsx';
import { type Events, Told } from '../member/history.tsx';
import type { Organisation } from '../organisation/overview.tsx';
import { addressInWords, type Place as PlaceOf } from './places.ts';
import { coverageWords } from './words.ts';

type Cell = PlaceOf['services'][number];

const Who = (cell: Cell) => {
  const words = coverageWords[useVisit().language];
  return cell.count === 0 ? <b>{words.place.nobody}</b> : signatoriesInWords(cell, words);
};

/** What has changed here, by whom: a page of it may be empty, and have a next one. */
const History = ({ events }: { events: Events }) => {
  const { language, url } = useVisit();
  const { place: words } = coverageWords[language];
  const { items, nextCursor } = events;
  const nothing = nextCursor === undefined ? words.noHistory : words.partHistory;
  return (
    <section>
      <h2>{words.history}</h2>
      {items.length === 0 ? <p>{nothing}</p> : <Told events={events} />}
      {nextCursor === undefined ? null : (
        <p>
          <a href={`${url.pathname}?cursor=${encodeURIComponent(nextCursor)}`}>{words.older}</a>
        </p>
      )}
    </section>
  );
};

interface Props {
  organisation: Organisation;
  place: PlaceOf;
  events: Events;
}

const Place = ({ organisation, place, events }: Props) => {
  const { language } = useVisit();
  const words = coverageWords[language];
  const { siren, name } = organisation;
  return (
    <Screen
      title={nameInWords(place.name)}
      above={words.place.above}
      back={{ href: PATHS.organisation.coverage(siren), label: words.back }}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'coverage' }}
    >
      <Table
        caption={words.place.caption}
        rows={place.services}
        columns={[
          {
            label: words.service,
            isHeader: true,
            cell: ({ service }) => serviceInWords(language, service).name,
          },
          { label: words.place.who, cell: (cell) => <Who {...cell} /> },
          {
            label: '',
            hidden: words.place.act,
            cell: ({ service }) => (
              <a href={PATHS.coverageCell(siren, place.siret, service)}>
                {words.place.give}
                <span class="vh">{words.place.giveWhat(serviceInWords(language, service).name)}</span>
              </a>
            ),
          },
        ]}
      />
      <Summary
        rows={[
          { term: words.place.siret, value: <span class="num">{inGroups(place.siret)}</span> },
          { term: words.place.address, value: addressInWords(place) },
        ]}
      />
      <History events={events} />
    </Screen>
  );
};

const EVENTS_SHOWN = '20';

/** One establishment: who may sign what there, and what has changed. */
export const coveragePlacePage = personPage(PATHS.coveragePlace(':siren', ':siret'), {
  get: async ({ register, params: { siren = '', siret = '' }, url }) => {
    const cursor = url.searchParams.get('cursor');
    const query = { siret, limit: EVENTS_SHOWN, ...(cursor !== null && { cursor }) };
    const [organisation, { items }, events] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/coverage', { params: { siren }, query: { siret } }),
      register('GET /organisations/{siren}/events', { params: { siren }, query }),
    ]);
    const [place] = items;
    return place === undefined
      ? show(<NotFound />, 404)
      : show(<Place organisation={organisation} place={place} events={events} />);
  },
});
