import type { Child, PropsWithChildren } from 'hono/jsx';
import { useVisit } from '../page/visit-context.ts';
import { OrganisationKey } from './key-drawings.tsx';

export interface Row {
  term: string;
  value: Child;
  /** Where this answer can be changed. */
  href?: string;
}

/** Check answers: what was asked, what was answered, where to change it. */
export const Summary = ({ rows }: { rows: readonly Row[] }) => {
  const { words } = useVisit();
  return (
    <dl class="sum">
      {rows.map(({ term, value, href }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {href === undefined ? null : (
            <dd>
              <a href={href}>
                {words.change}
                <span class="vh"> : {term}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
};

interface DoneProps {
  /** The page's title: what has been done. */
  title: Child;
  /** The SIREN of the organisation that it was done for. */
  siren?: string;
}

/** A confirmation: what happened, when; below it what comes next and how to undo it. */
export const Done = ({ title, siren, children }: PropsWithChildren<DoneProps>) => (
  <div class="done" role="status">
    {siren === undefined ? null : <OrganisationKey siren={siren} />}
    <h1 tabindex={-1} data-focus>
      {title}
    </h1>
    {children}
  </div>
);
