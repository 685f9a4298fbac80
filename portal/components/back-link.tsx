import type { Child } from 'hono/jsx';
import { useVisit } from '../page/visit-context.ts';
import { Icon } from './icon.tsx';

/** To the page before: always a page of ours, whatever the browser's history holds. */
export const BackLink = ({ href, label }: { href: string; label?: Child }) => {
  const { words } = useVisit();
  return (
    <a class="back" href={href}>
      <Icon name="back" />
      {label ?? words.back}
    </a>
  );
};
