import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export interface MatrixCell {
  /** How many people may; none and one alone are what matters. */
  count: number;
  href: string;
  /** Service, place and state: all that its place in the table says to whoever sees it. */
  label: string;
}

interface Props {
  caption: string;
  rowsLabel: string;
  services: readonly { code: string; name: string }[];
  groups: readonly {
    title: string;
    /** How many there are in all, where that is known. */
    total: number | undefined;
    rows: readonly { name: string; href: string; about: Child; cells: readonly MatrixCell[] }[];
  }[];
}

const lookOf = (count: number): { look: string; icon: IconName } => {
  if (count === 0) return { look: 'c0', icon: 'no' };
  return count === 1 ? { look: 'c1', icon: 'half' } : { look: 'c2', icon: 'ok' };
};

const Cell = ({ code, cell: { count, href, label } }: { code: string; cell: MatrixCell }) => {
  const { look, icon } = lookOf(count);
  return (
    <td role="cell" class={look}>
      <a href={href}>
        <span class="sv">{code}</span>
        <span>
          <Icon name={icon} /> {count}
        </span>
        <span class="vh">{label}</span>
      </a>
    </td>
  );
};

/** Places × services, in groups by what is worst in them; each cell leads to its cure. */
export const Matrix = ({ caption, rowsLabel, services, groups }: Props) => (
  <table class="mx" role="table">
    <caption class="vh">{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">
          {rowsLabel}
        </th>
        {services.map(({ code, name }) => (
          <th scope="col" role="columnheader">
            <abbr title={name}>{code}</abbr>
          </th>
        ))}
      </tr>
    </thead>
    {groups.map(({ title, total, rows }) => (
      <tbody role="rowgroup">
        <tr class="gr" role="row">
          <th colspan={services.length + 1} scope="rowgroup" role="rowheader">
            {title} {total === undefined ? null : <span class="soft">({total})</span>}
          </th>
        </tr>
        {rows.map(({ name, href, about, cells }) => (
          <tr role="row">
            <th scope="row" role="rowheader">
              <a href={href}>{name}</a>
              <small class="soft">{about}</small>
            </th>
            {cells.map((cell, index) => (
              <Cell code={services[index]?.code ?? ''} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    ))}
  </table>
);
