import type { AnswerOf } from '../../client/contract.ts';
import { Pager } from '../../components/bulk.tsx';
import { Note, type State, Tag } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Table } from '../../components/table.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { lastMoment } from '../../words/dates.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import { resultWords } from './result-words.ts';
import { bulkWords } from './words.ts';

type Differences = AnswerOf<'GET /organisations/{siren}/access-changes/{id}/differences'>;
type Difference = Differences['items'][number];

/** « Signer, à partir du 1er décembre 2026, jusqu’au 31 août 2027 » */
const Standing = ({ standing }: { standing: Difference['before'] }) => {
  const { language, words: common } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  if (standing === undefined) return <span class="soft">{told.noRight}</span>;
  const { right, from, until } = standing;
  return (
    <>
      {[
        common.rights[right],
        ...(from === undefined ? [] : [told.from(common.dates.day(from))]),
        ...(until === undefined ? [] : [words.until(common.dates.day(lastMoment(until)))]),
      ].join(', ')}
    </>
  );
};

const LOOKS: Readonly<Record<Difference['effect'], State>> = {
  added: 'ok',
  changed: 'mid',
  ended: 'bad',
  unchanged: 'info',
};

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  id: string;
  differences: Differences;
}

const DifferencesScreen = ({ organisation, id, differences: { items, nextCursor } }: Props) => {
  const { language, url } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  const { siren, name } = organisation;
  return (
    <Screen
      title={told.differences}
      back={{ href: PATHS.bulkChange(siren, id), label: words.cannotBack }}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'bulk' }}
    >
      {items.length === 0 ? (
        <Note title={words.nothing} />
      ) : (
        <>
          <p class="lead">{told.differencesAbout}</p>
          <Table
            caption={told.differences}
            rows={items}
            columns={[
              {
                label: told.person,
                isHeader: true,
                cell: ({ email }) => <span class="any">{email}</span>,
              },
              {
                label: told.columns.service,
                cell: ({ service, place }) =>
                  [
                    serviceInWords(language, service).name,
                    place === 'all' ? words.everywhere : words.place(inGroups(place)),
                  ].join(', '),
              },
              { label: told.beforeIt, cell: ({ before }) => <Standing standing={before} /> },
              {
                label: told.after,
                cell: ({ after, effect }) => (
                  <>
                    <Tag state={LOOKS[effect]} symbol="none">
                      {words.effects[effect]}
                    </Tag>{' '}
                    <Standing standing={after} />
                  </>
                ),
              },
            ]}
          />
        </>
      )}
      {nextCursor === undefined ? null : (
        <Pager
          shown={words.pager(items.length)}
          next={{ href: `${url.pathname}?cursor=${encodeURIComponent(nextCursor)}`, label: words.next }}
        />
      )}
    </Screen>
  );
};

const ROWS = '50';

/** What a bulk change does, right by right, with what was before: as it was shown before it was applied. */
export const differencesPage = personPage(PATHS.bulkDifferences(':siren', ':id'), {
  get: async ({ register, params: { siren = '', id = '' }, url }) => {
    const cursor = url.searchParams.get('cursor');
    const query = { limit: ROWS, ...(cursor !== null && { cursor }) };
    const [organisation, differences] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/access-changes/{id}/differences', {
        params: { siren, id },
        query,
      }),
    ]);
    return show(<DifferencesScreen organisation={organisation} id={id} differences={differences} />);
  },
});
