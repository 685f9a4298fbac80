import type { Child } from 'hono/jsx';
import { useVisit } from '../page/visit-context.ts';
import { Icon } from './icon.tsx';

export interface Step {
  state: 'done' | 'now' | 'to-come';
  title: Child;
  /** When, and what happens in it. */
  about?: Child;
}

/** A procedure from its beginning to its end: what is done, where it stands, what comes. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => {
  const { words } = useVisit();
  return (
    <ol class="steps">
      {steps.map(({ state, title, about }) => (
        <li class={state === 'done' ? 'd' : undefined} aria-current={state === 'now' ? 'step' : undefined}>
          {state === 'done' ? <Icon name="ok" /> : null}
          <b>
            {state === 'to-come' ? null : <span class="vh">{words.steps[state]}</span>}
            {title}
          </b>
          {about ? <p class="soft">{about}</p> : null}
        </li>
      ))}
    </ol>
  );
};
