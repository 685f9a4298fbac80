import type { Child, PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** What colour may mean: it is fine, mind this, it does harm, know this. */
export type State = 'ok' | 'mid' | 'bad' | 'info';

interface NoteProps {
  state?: State;
  title?: Child;
  /** It comes after the page was shown. */
  isLate?: boolean;
}

/** Something to know before going on, with the way out of it. */
export const Note = ({ state, title, isLate = false, children }: PropsWithChildren<NoteProps>) => (
  <div class={state === undefined ? 'note' : `note ${state}`} role={isLate ? 'status' : undefined}>
    {title ? <h2>{title}</h2> : null}
    {children}
  </div>
);

const SYMBOLS: Record<State, IconName> = { ok: 'ok', mid: 'half', bad: 'no', info: 'clock' };

/** A state in one or two words: the symbol says it too, never the colour alone. */
export const Tag = ({
  state,
  symbol,
  children,
}: PropsWithChildren<{ state: State; symbol?: IconName | 'none' }>) => (
  <span class={`tag ${state}`}>
    {symbol === 'none' ? null : <Icon name={symbol ?? SYMBOLS[state]} />}
    {children}
  </span>
);
