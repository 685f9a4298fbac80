import type { Child, PropsWithChildren } from 'hono/jsx';
import { useVisit } from '../page/visit-context.ts';

/** A row's tick, with the name of what it chooses for those who do not see the row. */
export const Tick = ({
  name,
  value,
  what,
  checked,
}: {
  name: string;
  value: string;
  what: string;
  checked?: boolean;
}) => {
  const { words } = useVisit();
  return (
    <label>
      <span class="vh">{words.choose(what)}</span>
      <input type="checkbox" name={name} value={value} checked={checked} />
    </label>
  );
};

/** What can be done with the rows that are ticked; it appears with the first tick, and counts them where scripts run. */
export const BulkBar = ({ label, children }: PropsWithChildren<{ label: string }>) => {
  const { words } = useVisit();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stick to the bottom of the screen
    <div class="bulk row" role="group" aria-label={label}>
      <b data-count={words.chosen(2).replace('2', '{n}')} data-count-one={words.chosen(1)}>
        {label}
      </b>
      <span class="end row">{children}</span>
    </div>
  );
};

interface PagerProps {
  /** « 1 à 50 sur 214 » */
  shown: Child;
  next?: { href: string; label: Child };
}

/** Where this page of a list stands, and the next one. */
export const Pager = ({ shown, next }: PagerProps) => {
  const { words } = useVisit();
  return (
    <nav class="row pager" aria-label={words.pages}>
      <p class="soft">{shown}</p>
      {next === undefined ? null : (
        <a class="btn alt sm" href={next.href}>
          {next.label}
        </a>
      )}
    </nav>
  );
};
