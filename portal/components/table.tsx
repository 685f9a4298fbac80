import type { Child } from 'hono/jsx';

export interface Column<Row> {
  /** Empty for a column of acts, which is then called `hidden`. */
  label: string;
  hidden?: string;
  cell: (row: Row) => Child;
  /** Names the row: read before each of its cells. */
  isHeader?: true;
  /** A tick box that chooses the row. */
  isTick?: true;
}

interface Props<Row> {
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

const Head = ({ label, hidden }: { label: string; hidden?: string | undefined }) => (
  <th scope="col" role="columnheader">
    {hidden === undefined ? label : <span class="vh">{hidden}</span>}
  </th>
);

/**
 * A table that becomes one block per row on small screens. Its roles are written out, since browsers take them from a
 * table that is no longer shown as one.
 */
export const Table = <Row,>({ caption, showCaption = false, columns, rows }: Props<Row>) => (
  <table class="stack" role="table">
    <caption class={showCaption ? undefined : 'vh'}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ label, hidden }) => (
          <Head label={label} hidden={hidden} />
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row">
          {columns.map(({ label, cell, isHeader, isTick }) =>
            isHeader ? (
              <th scope="row" role="rowheader">
                {cell(row)}
              </th>
            ) : (
              <td
                role="cell"
                class={isTick ? 'chk' : undefined}
                data-l={isTick || label === '' ? undefined : label}
              >
                {cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
