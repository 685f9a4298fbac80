import type { AnswerOf } from '../../client/contract.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { Table } from '../../components/table.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import type { Organisation } from '../organisation/overview.tsx';
import { requestWords } from './words.ts';

type List = AnswerOf<'GET /administrator-changes'>;

const PAGE = '25';

const Requests = ({ organisation, list }: { organisation: Organisation; list: List }) => {
  const { language, words: common } = useVisit();
  const words = requestWords[language];
  const { people } = words;
  const { siren, name } = organisation;
  return (
    <Screen
      title={people.title}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'requests' }}
    >
      <p class="lead">{people.lead}</p>
      {list.items.length === 0 ? (
        <p>{people.none}</p>
      ) : (
        <Table
          caption={people.caption}
          rows={list.items}
          columns={[
            {
              label: people.columns.who,
              isHeader: true,
              cell: ({ id, candidate }) => (
                <a href={PATHS.administratorChange(id)}>
                  {candidate.givenName} {candidate.familyName}
                </a>
              ),
            },
            { label: people.columns.asked, cell: ({ requestedAt }) => common.dates.day(requestedAt) },
            { label: people.columns.state, cell: ({ state }) => words.titles[state] },
          ]}
        />
      )}
      {list.nextCursor === undefined ? null : (
        <p>
          <ButtonLink look="plain" small href={`?cursor=${encodeURIComponent(list.nextCursor)}`}>
            {people.next}
          </ButtonLink>
        </p>
      )}
    </Screen>
  );
};

/** Everybody who has asked to administer a body, for those who do. */
export const requestsPage = personPage(PATHS.organisation.requests(':siren'), {
  get: async ({ register, url, params: { siren = '' } }) => {
    const cursor = url.searchParams.get('cursor');
    const [organisation, list] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /administrator-changes', {
        query: { siren, limit: PAGE, ...(cursor !== null && { cursor }) },
      }),
    ]);
    return show(<Requests organisation={organisation} list={list} />);
  },
});
