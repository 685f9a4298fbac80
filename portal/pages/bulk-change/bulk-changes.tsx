import type { AnswerOf } from '../../client/contract.ts';
import { Pager } from '../../components/bulk.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { Note, type State, Tag } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Table } from '../../components/table.tsx';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import type { BulkChange } from './read.ts';
import { bulkWords } from './words.ts';

interface Props {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  list: AnswerOf<'GET /organisations/{siren}/access-changes'>;
}

const LOOKS: Readonly<Partial<Record<BulkChange['state'], State>>> = {
  done: 'ok',
  'awaiting-approval': 'mid',
  'awaiting-undo-approval': 'mid',
  interrupted: 'bad',
  refused: 'bad',
  unreadable: 'bad',
};

const BulkChanges = ({ organisation, list: { items, nextCursor } }: Props) => {
  const { language, words: common, url } = useVisit();
  const words = bulkWords[language];
  const { siren, name } = organisation;
  const [before, link, after] = words.list.noneAbout;
  return (
    <Screen
      title={words.list.title}
      organisation={{ siren, name: nameInWords(name) }}
      heading={
        <div class="row before">
          <h1>{words.list.title}</h1>
          {organisation.can.includes('change-in-bulk') ? (
            <span class="end row">
              <ButtonLink href={PATHS.bulkFile(siren)} small>
                {words.list.sendFile}
              </ButtonLink>
            </span>
          ) : null}
        </div>
      }
      menu={{ of: 'organisation', at: 'bulk' }}
    >
      <p class="lead">{words.list.lead}</p>
      {items.length === 0 ? (
        <Note title={words.list.none}>
          <p>
            {before}
            <a href={PATHS.organisation.members(siren)}>{link}</a>
            {after}
          </p>
        </Note>
      ) : (
        <Table
          caption={words.list.caption}
          rows={items}
          columns={[
            {
              label: words.list.when,
              isHeader: true,
              cell: ({ id, requestedAt }) => (
                <a href={PATHS.bulkChange(siren, id)}>
                  {words.list.open(common.dates.dayAndHour(requestedAt))}
                </a>
              ),
            },
            {
              label: words.list.state,
              cell: ({ state }) => <Tag state={LOOKS[state] ?? 'info'}>{words.states[state]}</Tag>,
            },
            { label: words.list.people, cell: ({ summary }) => summary?.people ?? '' },
          ]}
        />
      )}
      {nextCursor === undefined ? null : (
        <Pager
          shown={words.list.pager}
          next={{ href: `${url.pathname}?cursor=${encodeURIComponent(nextCursor)}`, label: words.list.next }}
        />
      )}
    </Screen>
  );
};

/** The bulk changes of a body, so that each can be come back to. */
export const bulkChangesPage = personPage(PATHS.organisation.bulk(':siren'), {
  get: async ({ register, params: { siren = '' }, url }) => {
    const cursor = url.searchParams.get('cursor');
    const [organisation, list] = await Promise.all([
      register('GET /organisations/{siren}', { params: { siren } }),
      register('GET /organisations/{siren}/access-changes', {
        params: { siren },
        query: { ...(cursor !== null && { cursor }) },
      }),
    ]);
    return show(<BulkChanges organisation={organisation} list={list} />);
  },
});
