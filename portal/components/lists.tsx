import type { Child, PropsWithChildren } from 'hono/jsx';
import { useVisit } from '../page/visit-context.ts';
import { Tag } from './note.tsx';

export interface Task {
  title: Child;
  /** Absent where there is nothing to open yet. */
  href?: string | undefined;
  /** Why, for whom, what happens otherwise. */
  reason: Child;
  /** The verb on the drawing of a button; the whole row is the link. */
  verb: string;
  /** Its real limit. */
  dueAt?: string | undefined;
}

const SOON_MILLISECONDS = 6 * 86_400_000;

const Due = ({ at }: { at: string }) => {
  const { words, now } = useVisit();
  const distance = words.dates.distance(at, now);
  const isSoon = Date.parse(at) - now < SOON_MILLISECONDS;
  return (
    <p class="when">
      <b>{words.dates.listDay(at)}</b>
      <small>
        {isSoon ? (
          <Tag state="mid" symbol="clock">
            {distance}
          </Tag>
        ) : (
          distance
        )}
      </small>
    </p>
  );
};

/** What awaits somebody, the earliest limit first. */
export const Tasks = ({ tasks, level }: { tasks: readonly Task[]; level: 2 | 3 }) => {
  const Heading = `h${level}` as const;
  return (
    <ol class="list">
      {tasks.map(({ title, href, reason, verb, dueAt }) => (
        <li>
          {dueAt === undefined ? <p class="when" /> : <Due at={dueAt} />}
          <div>
            <Heading>{href === undefined ? title : <a href={href}>{title}</a>}</Heading>
            <p class="soft">{reason}</p>
          </div>
          {href === undefined ? null : (
            <span class="btn alt sm" aria-hidden="true">
              {verb}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
};

/** Ways on, or what happened: a title each, and a line about it. */
export const Items = ({ items, level = 3 }: { items: readonly Item[]; level?: 2 | 3 }) => {
  const Heading = `h${level}` as const;
  return (
    <ul class="list no">
      {items.map(({ title, href, about }) => (
        <li>
          <div>
            {href === undefined ? (
              <p>{title}</p>
            ) : (
              <Heading>
                <a href={href}>{title}</a>
              </Heading>
            )}
            {about ? <p class="soft">{about}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
};
export interface Item {
  title: Child;
  href?: string;
  about?: Child;
}

/** Cards beside each other: bodies, or topics. */
export const Cards = ({ wide = false, children }: PropsWithChildren<{ wide?: boolean }>) => (
  <ul class={wide ? 'orgs wide' : 'orgs'}>{children}</ul>
);

export const Card = ({ children }: PropsWithChildren) => (
  <li>
    <div class="box">{children}</div>
  </li>
);
