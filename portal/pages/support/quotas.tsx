import type { AnswerOf } from '../../client/contract.ts';
import { show } from '../../page/answer.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { pageAsked, SupportList } from './support-list.tsx';
import { supportWords } from './words.ts';

const Quotas = ({ list }: { list: AnswerOf<'GET /support/quotas'> }) => {
  const { language, words: common } = useVisit();
  const { columns, named, quotas, cures } = supportWords[language].quotas;
  return (
    <SupportList
      at="quotas"
      list={list}
      columns={[
        { label: columns.person, isHeader: true, cell: ({ personId }) => <code>{personId}</code> },
        { label: columns.quota, cell: ({ quota, max }) => quotas[quota](max) },
        { label: columns.at, cell: ({ reachedAt }) => common.dates.dayAndHour(reachedAt) },
        { label: columns.cure, cell: ({ quota }) => cures[quota] },
      ]}
    >
      <p class="soft">{named}</p>
    </SupportList>
  );
};

/** Who was refused for a limit of theirs, and what can be done about it. */
export const quotasPage = personPage(PATHS.support.quotas, {
  get: async ({ register, url }) =>
    show(<Quotas list={await register('GET /support/quotas', { query: pageAsked(url) })} />),
});
