import type { Child } from 'hono/jsx';
import { ButtonLink } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { supportWords } from './words.ts';

/** Rows on one page of a list. */
export const PAGE = '50';

interface Props<Row> {
  at: 'cases' | 'risks' | 'quotas';
  list: { items: readonly Row[]; nextCursor?: string | undefined };
  columns: readonly Column<Row>[];
  /** Above the list. */
  children?: Child;
}

/** A list of support's, which others are told does not exist. */
export const SupportList = <Row,>({ at, list, columns, children }: Props<Row>) => {
  const words = supportWords[useVisit().language];
  const { title, lead, caption, none } = words[at];
  return (
    <Screen title={title} menu={{ of: 'support', at }}>
      <p class="lead">{lead}</p>
      {children}
      {list.items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Table caption={caption} rows={list.items} columns={columns} />
      )}
      {list.nextCursor === undefined ? null : (
        <p>
          <ButtonLink look="plain" small href={`?cursor=${encodeURIComponent(list.nextCursor)}`}>
            {words.next}
          </ButtonLink>
        </p>
      )}
    </Screen>
  );
};

/** Which page of the list the address asks for. */
export const pageAsked = ({ searchParams }: URL): { limit: string; cursor?: string } => {
  const cursor = searchParams.get('cursor');
  return { limit: PAGE, ...(cursor !== null && { cursor }) };
};
