import { raw } from 'hono/html';

const PATHS = {
  ok: 'M6.2 12.6 2 8.4l1.7-1.7 2.5 2.5 6.1-6.1L14 4.8z',
  half: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 2v9a4.5 4.5 0 0 1 0-9z',
  no: 'm3.6 2 4.4 4.4L12.4 2 14 3.6 9.6 8l4.4 4.4-1.6 1.6L8 9.6 3.6 14 2 12.4 6.4 8 2 3.6z',
  warn: 'M8 1 15.5 14.5H.5zM7 6v4h2V6zm0 5v2h2v-2z',
  info: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM7 7v5h2V7zm0-3v2h2V4z',
  clock:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3zm-1 1.5h2v3.1l2 2-1.4 1.4L7 8.4z',
  back: 'M9.5 2.5 11 4 7 8l4 4-1.5 1.5L4 8z',
  next: 'M6.5 2.5 5 4l4 4-4 4 1.5 1.5L12 8z',
  down: 'M7 1h2v7l2.5-2.5L13 7l-5 5-5-5 1.5-1.5L7 8zM2 13h12v2H2z',
  pause: 'M3 2h4v12H3zm6 0h4v12H9z',
  menu: 'M1 3h14v2H1zm0 4h14v2H1zm0 4h14v2H1z',
  mail: 'M1 3h14v10H1zm2 2v.6l5 3.5 5-3.5V5zm10 3-5 3.5L3 8v3h10z',
} as const;
export type IconName = keyof typeof PATHS;

const drawing = (path: string) =>
  raw(
    `<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d="${path}"></path></svg>`,
  );

const DRAWINGS = {
  ok: drawing(PATHS.ok),
  half: drawing(PATHS.half),
  no: drawing(PATHS.no),
  warn: drawing(PATHS.warn),
  info: drawing(PATHS.info),
  clock: drawing(PATHS.clock),
  back: drawing(PATHS.back),
  next: drawing(PATHS.next),
  down: drawing(PATHS.down),
  pause: drawing(PATHS.pause),
  menu: drawing(PATHS.menu),
  mail: drawing(PATHS.mail),
} satisfies Record<IconName, unknown>;

/**
 * A drawing beside words that say the same: never read out. It is written once as HTML, since a page of fifty rows holds
 * hundreds of them.
 */
export const Icon = ({ name }: { name: IconName }) => DRAWINGS[name];
